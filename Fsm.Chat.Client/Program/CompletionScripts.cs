namespace Fsm.Chat.Client.Program;

/// <summary>
/// Scripts by which shells complete this program's words. They ask the program itself, with the directive <c>[suggest:POSITION]</c> and the line as it is typed:
/// there is no list of words to grow stale, and no other tool is needed.
/// </summary>
internal static class CompletionScripts
{
    // Where nothing fits, a shell completes paths.
    private const string Bash = """
        _NAME_complete()
        {
            local IFS=$'\n' line="${COMP_LINE#"${COMP_WORDS[0]}"}" point=$COMP_POINT
            point=$((point - ${#COMP_WORDS[0]}))
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$((point > 0 ? point - 1 : 0))]" "${line# }" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _NAME_complete NAME

        """;

    private const string Zsh = """
        #compdef NAME
        _NAME_complete()
        {
            local -a found
            local line="${BUFFER#"${words[1]}"}"
            found=("${(@f)$("${words[1]}" "[suggest:$((CURSOR - ${#words[1]} - 1))]" "${line# }" 2>/dev/null)}")
            found=(${found:#})
            if (( ${#found} )); then compadd -a found; else _files; fi
        }
        compdef _NAME_complete NAME

        """;

    private const string Fish = """
        function _NAME_complete
            set -l words (commandline -opc)
            set -l line (commandline -cp | string replace -- $words[1] '' | string trim --left)
            $words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c NAME -a '(_NAME_complete)'

        """;

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    /// <summary>The script for a shell.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="program">What the program is called.</param>
    public static string Of(string shell, string program) => (shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => Fish,
    }).Replace("NAME", program, StringComparison.Ordinal).ReplaceLineEndings("\n");
}
