using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class PartFileTests
{
    private static readonly byte[] Left = TemporaryFolder.Contents(3_000_000);

    private TemporaryFolder _folder = null!;
    private PartFile _part = null!;

    [SetUp]
    public void MakePart()
    {
        _folder = new();
        _folder.Write("a.part", Left);
        _part = new DownloadFolder(_folder.Path).Open("a");
    }

    [TearDown]
    public void DeletePart()
    {
        _part.Dispose();
        _folder.Dispose();
    }

    private byte[] Written
    {
        get
        {
            _part.Dispose();
            return File.ReadAllBytes(_folder.At("a.part"));
        }
    }

    [TestCase(3_000_000UL)]
    [TestCase(9_000_000UL)]
    public async Task What_is_left_counts_when_it_is_no_longer_than_the_file(ulong length)
    {
        await _part.ReadExistingAsync(length, default);

        Assert.That((_part.Position, _part.Hash), Is.EqualTo((3_000_000UL, TemporaryFolder.Hash(Left))));
    }

    [Test]
    public async Task What_is_longer_than_the_file_is_thrown_away()
    {
        await _part.ReadExistingAsync(2_999_999, default);
        _part.Write([7]);

        Assert.That((_part.Position, _part.Hash, Written), Is.EqualTo((1UL, TemporaryFolder.Hash([7]), new byte[] { 7 })));
    }

    [Test]
    public async Task Hash_goes_on_after_what_is_left()
    {
        await _part.ReadExistingAsync(4_000_000, default);
        _part.BeginAt(3_000_000);
        _part.Write([7]);

        Assert.That(_part.Hash, Is.EqualTo(TemporaryFolder.Hash([.. Left, 7])));
        LongBytes.AssertSame(Written, [.. Left, 7]);
    }

    [Test]
    public async Task Beginning_anew_throws_away_what_is_left()
    {
        await _part.ReadExistingAsync(4_000_000, default);
        _part.BeginAt(0);
        _part.Write([7]);

        Assert.That((_part.Hash, Written), Is.EqualTo((TemporaryFolder.Hash([7]), new byte[] { 7 })));
    }

    [Test]
    public void Zeros_are_there_although_they_are_not_written()
    {
        _part.BeginAt(0);
        _part.Write(new byte[10]);
        _part.Write([1]);
        _part.Write(new byte[5]);

        byte[] expected = [.. new byte[10], 1, .. new byte[5]];
        Assert.That((_part.Hash, Written), Is.EqualTo((TemporaryFolder.Hash(expected), expected)));
    }

    [Test]
    public void Reading_what_is_left_can_be_given_up() =>
        Assert.That(() => _part.ReadExistingAsync(4_000_000, new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
}
