using Fsm.Chat.Client.Screen.Display;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Terminal.Keyboard;
using Fsm.Chat.Tests.Client.Screen;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>Texts in many scripts, from the bytes that a terminal sends to the line that is handed over.</summary>
internal sealed class TypedBytesTests : IKeyTaker
{
    private static readonly IReadOnlyList<TypedText> Texts = TypedText.All;

    private ScreenWorld _world = null!;
    private ScreenKeys _keys = null!;
    private KeyboardReader _keyboard = null!;

    [SetUp]
    public void TalkToBob()
    {
        var line = new EditedLine();
        _world = new ScreenWorld(line).Aim("bob");
        _world.Message("hi");
        _world.Screen.Switch(windows => windows.ShowNumber(2));
        _world.Screen.WantLine();
        _keys = new(_world.Screen, line, new(Nothing, Nothing, Nothing));
        _keyboard = new(RulesUnderTest.For(new Limits()).Keyboard, new FakeTimeProvider(), this);
    }

    [TearDown]
    public void Nobody_found_a_bug() => Assert.That((_world.Screen.Composer.InternalErrors, _keyboard.InternalErrors), Is.EqualTo((0, 0)));

    [TestCaseSource(nameof(Texts))]
    public void What_is_typed_byte_by_byte_arrives(TypedText text)
    {
        foreach (var octet in text.Bytes.Append((byte)'\r'))
            _keyboard.Read([octet]);

        Assert.That(_world.Texts, Is.EqualTo(new[] { text.Arrives }));
    }

    [TestCaseSource(nameof(Texts))]
    public void What_is_pasted_in_two_pieces_arrives(TypedText text)
    {
        var bytes = Encoding.UTF8.GetBytes($"\e[200~{text.Text}\e[201~\r");
        for (var split = 1; split < bytes.Length; split++)
        {
            _keyboard.Read(bytes.AsSpan(0, split));
            _keyboard.Read(bytes.AsSpan(split));
        }

        Assert.That(_world.Texts, Is.EqualTo(Enumerable.Repeat(text.Text, bytes.Length - 1)));
    }

    void IKeyTaker.Press(Key key) => _keys.Press(key);

    void IKeyTaker.Fail(Exception error) => throw error;

    private static void Nothing()
    {
        // Leaving, drawing and stopping are not what is looked at.
    }
}
