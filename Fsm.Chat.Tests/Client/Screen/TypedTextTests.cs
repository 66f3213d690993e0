using Fsm.Chat.Client.Screen.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Texts in many scripts, typed code point by code point with cursor moves and removals between, and pasted.</summary>
internal sealed class TypedTextTests
{
    private static readonly IReadOnlyList<TypedText> Texts = TypedText.All;

    [TestCaseSource(nameof(Texts))]
    public void What_is_typed_arrives(TypedText text)
    {
        var line = new EditedLine();
        foreach (var (key, typed) in text.Strokes)
        {
            Action press = key switch
            {
                null => () => line.Insert(typed),
                "Left" => line.Left,
                "Right" => line.Right,
                "Home" => line.Home,
                "End" => line.End,
                "Backspace" => line.Backspace,
                "Delete" => line.Delete,
                _ => throw new ArgumentException(key),
            };
            press();
        }

        Assert.That(line.Text, Is.EqualTo(text.Arrives));
    }

    [Test]
    public void The_table_is_wide()
    {
        Assert.That(Texts, Has.Count.AtLeast(60));
        Assert.That(Texts.Select(text => text.Script).Distinct().Count(), Is.AtLeast(20));
        Assert.That(Texts.Count(text => text.Strokes.Any(stroke => stroke.Key is not null)), Is.EqualTo(Texts.Count));
    }
}
