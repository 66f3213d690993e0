using System.Diagnostics;
using System.Text;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>What the terminal says is pasted is one text, in whatever pieces it comes, and whatever is in it.</summary>
public sealed class PasteTests
{
    private const string Begin = "\e[200~";
    private const string End = "\e[201~";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private KeyboardWorld _world = null!;

    [SetUp]
    public void BeginAnew() => _world = new KeyboardWorld();

    [TearDown]
    public void Nobody_found_a_bug() => Assert.That(_world.Reader.InternalErrors, Is.Zero);

    [Test]
    public void A_paste_is_one_text_wherever_it_is_split()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Begin}El niño\rcomió\e[A 日本\e{End}ñ");
        for (var first = 1; first < bytes.Length; first++)
        {
            for (var second = first; second < bytes.Length; second++)
            {
                _world.Read(bytes[..first], bytes[first..second], bytes[second..]);
                Assert.That(_world.Take(), Is.EqualTo(["pasted \"El niño\\rcomió\\e[A 日本\\e\"", "\"ñ\""]), $"{first} {second}");
            }
        }
    }

    [Test]
    public void A_paste_that_goes_on_slowly_is_one_paste()
    {
        _world.Read(Begin);
        foreach (var part in (string[])["one", " two", " three", "\e[20", "1~"])
        {
            _world.Wait(KeyboardRules.PasteWait - Moment);
            Assert.That(_world.Take(), Is.Empty);
            _world.Read(part);
        }

        Assert.That(_world.Take(), Is.EqualTo(["pasted \"one two three\""]));
    }

    [Test]
    public void A_paste_without_an_end_is_given_up_after_a_while_and_what_came_of_it_is_a_paste()
    {
        foreach (var cut in (string[])["", "\e[20"])
        {
            _world.Read($"{Begin}half a te{cut}");
            _world.Wait(KeyboardRules.PasteWait - Moment);
            Assert.That(_world.Take(), Is.Empty, cut);
            _world.Wait(Moment);
            Assert.That(_world.Take(), Is.EqualTo(["pasted \"half a te\""]), cut);
            _world.Read("a\r");
            Assert.That(_world.Take(), Is.EqualTo(["\"a\"", "Enter"]), cut);
        }
    }

    [Test]
    public void Ctrl_C_works_within_a_paste_and_its_text_is_not_taken_for_keys()
    {
        _world.Read($"{Begin}one\u0003");
        Assert.That(_world.Take(), Is.EqualTo(["Ctrl+\"c\""]));
        _world.Read("\u0003");
        _world.Read($"two\rthree\e[20\u0003{End}");
        Assert.That(_world.Take(), Is.EqualTo(["Ctrl+\"c\"", "Ctrl+\"c\"", "pasted \"onetwo\\rthree\\e[20\""]));
    }

    [Test]
    public void A_mark_behind_a_paste_without_one_before_it_is_nothing()
    {
        _world.Read($"a{End}b");
        Assert.That(_world.Take(), Is.EqualTo(["\"ab\""]));
    }

    [Test]
    public void A_paste_after_a_paste_begins_anew()
    {
        _world.Read($"{Begin}one{End}{Begin}two{End}\e\e[200~three{End}");
        Assert.That(_world.Take(), Is.EqualTo(["pasted \"one\"", "pasted \"two\"", "pasted \"three\""]));
        _world.Read($"{Begin}four");
        _world.Read($"{End}a");
        Assert.That(_world.Take(), Is.EqualTo(["pasted \"four\"", "\"a\""]));
    }

    [Test]
    public void A_megabyte_is_taken_at_once_in_any_script()
    {
        var text = string.Concat(Enumerable.Repeat("ñandú 日本\r", 1024 * 1024 / 16));
        var bytes = Encoding.UTF8.GetBytes($"{Begin}{text}{End}");
        var since = Stopwatch.GetTimestamp();
        foreach (var read in bytes.Chunk(4095))
            _world.Reader.Read(read);

        Assert.That(_world.Keys.Single().Text, Is.EqualTo(text));
        Assert.That(Stopwatch.GetElapsedTime(since), Is.LessThan(TimeSpan.FromSeconds(1)));
    }
}
