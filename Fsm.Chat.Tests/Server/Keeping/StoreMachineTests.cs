using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>Whatever the disk does, nobody is told of a message what is not so; and what can be decided is decided.</summary>
internal sealed class StoreMachineTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private StoreWorld _world = null!;

    [SetUp]
    public void Begin() => _world = new();

    [TearDown]
    public void Nobody_made_a_mistake() => Assert.That(_world.Mistakes, Is.Zero);

    [Test]
    public void Without_a_store_nothing_is_kept_and_nothing_closed()
    {
        Assert.That(_world.Say("one"), Is.EqualTo(KeepingAnswer.NotKept));
        _world.Close();

        Assert.That((_world.Port.HasWork, _world.Port.IsClosed, _world.Store.State), Is.EqualTo((false, false, StoreState.Off)));
        Assert.That(_world.Take(), Is.Empty);
        _world.Open();
        Assert.That(_world.Say("two"), Is.EqualTo(KeepingAnswer.Kept));
    }

    [Test]
    public void What_comes_while_a_batch_is_written_is_the_next_batch()
    {
        _world.Open();
        _world.Say("one");
        _world.Say("two");
        _world.Say("three");
        Assert.That(_world.Take(), Is.Empty);

        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored one"]));
        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored two three"]));
        Assert.That((_world.Port.HasWork, _world.Store.State, _world.Store.Batch), Is.EqualTo((false, StoreState.Ready, (object?)null)));
    }

    [Test]
    public void Refused_batch_has_failed_and_the_next_one_is_written()
    {
        _world.Open();
        _world.Say("one");
        _world.Say("two");

        _world.Work(StoreFault.StoreFull);
        Assert.That(_world.Take(), Is.EqualTo(["DiskFull one"]));
        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored two"]));
    }

    [TestCase(StoreFault.StoreInDoubt)]
    [TestCase(StoreFault.StoreInDoubtAndLost)]
    public void Batch_in_doubt_is_written_again_before_anything_is_said(StoreFault fault)
    {
        _world.Open();
        _world.Say("one");

        _world.Work(fault);
        Assert.That(_world.Take(), Is.Empty);
        Assert.That(_world.Say("two"), Is.EqualTo(KeepingAnswer.Kept));
        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored one"]));
        _world.Work();

        Assert.That(_world.Take(), Is.EqualTo(["stored two"]));
        Assert.That(_world.OnDisk, Is.EqualTo(["one", "two"]));
    }

    [TestCase(StoreFault.StoreInDoubt)]
    [TestCase(StoreFault.StoreFull)]
    public void Batch_in_doubt_that_goes_wrong_again_is_neither_stored_nor_failed(StoreFault again)
    {
        _world.Open();
        _world.Say("one");
        _world.Say("two");
        _world.Work(StoreFault.StoreInDoubt);

        _world.Work(again);
        Assert.That(_world.Take(), Is.EqualTo(["failing"]));
        Assert.That(_world.Say("three"), Is.EqualTo(KeepingAnswer.CannotStore));
        _world.Pass(Second);
        Assert.That(_world.Say("four"), Is.EqualTo(KeepingAnswer.CannotStore));
        _world.Work(again);
        Assert.That(_world.Take(), Is.Empty);
        _world.Pass(2 * Second);
        _world.Work();

        Assert.That(_world.Take(), Is.EqualTo(["stored one", "working"]));
        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored two"]));
        Assert.That(_world.OnDisk, Is.EqualTo(["one", "two"]));
    }

    [Test]
    public void Failing_store_is_tried_again_after_a_time_that_doubles_up_to_half_a_minute()
    {
        Fail();
        foreach (var wait in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            _world.Pass(wait * Second - TimeSpan.FromMilliseconds(1));
            Assert.That(_world.Port.HasWork, Is.False, $"after less than {wait} s");
            _world.Pass(TimeSpan.FromMilliseconds(1));
            _world.Work(StoreFault.StoreInDoubtAndLost);
        }

        _world.Pass(30 * Second);
        _world.Work();
        Assert.That(_world.Take(), Is.EqualTo(["stored one", "working"]));
    }

    [Test]
    public void Store_that_works_again_begins_with_a_short_wait_when_it_fails_again()
    {
        Fail();
        _world.Pass(Second);
        _world.Work(StoreFault.StoreInDoubt);
        _world.Pass(2 * Second);
        _world.Work();
        _world.Say("two");
        _world.Work(StoreFault.StoreInDoubt);
        _world.Work(StoreFault.StoreInDoubt);
        _world.Take();

        _world.Pass(Second);
        _world.Work();

        Assert.That(_world.Take(), Is.EqualTo(["stored two", "working"]));
    }

    [Test]
    public void Store_that_writes_nothing_is_closed_at_once()
    {
        _world.Open();
        _world.Close();

        Assert.That((_world.Port.IsClosed, _world.Say("one")), Is.EqualTo((true, KeepingAnswer.CannotStore)));
        Assert.That(_world.Take(), Is.Empty);
    }

    [TestCase(StoreFault.None, "stored one")]
    [TestCase(StoreFault.StoreFull, "DiskFull one")]
    public void Last_batch_is_awaited_and_what_waits_is_not_begun(StoreFault fault, string told)
    {
        _world.Open();
        _world.Say("one");
        _world.Say("two");
        _world.Close();
        _world.Close();
        Assert.That((_world.Port.IsClosed, _world.Say("three")), Is.EqualTo((false, KeepingAnswer.CannotStore)));

        _world.Work(fault);

        Assert.That(_world.Take(), Is.EqualTo([told, "Closed two"]));
        Assert.That((_world.Port.IsClosed, _world.Store.State), Is.EqualTo((true, StoreState.Closed)));
    }

    [TestCase(StoreFault.None, "stored one")]
    [TestCase(StoreFault.StoreFull, "undecided one")]
    [TestCase(StoreFault.StoreInDoubt, "undecided one")]
    public void Last_batch_that_is_in_doubt_is_written_again_once(StoreFault fault, string told)
    {
        _world.Open();
        _world.Say("one");
        _world.Close();
        _world.Work(StoreFault.StoreInDoubt);
        _world.Close();
        Assert.That(_world.Take(), Is.Empty);

        _world.Work(fault);

        Assert.That(_world.Take(), Is.EqualTo([told]));
        Assert.That(_world.Port.IsClosed);
    }

    [Test]
    public void Disk_that_hangs_holds_up_the_end_for_ten_seconds([Values] bool isInDoubt, [Values] bool isAskedFirst)
    {
        _world.Open();
        _world.Say("one");
        if (isAskedFirst)
            _world.Close();
        if (isInDoubt)
            _world.Work(StoreFault.StoreInDoubt);
        if (!isAskedFirst)
            _world.Close();

        _world.Pass(StoreRules.CloseWithin - TimeSpan.FromMilliseconds(1));
        Assert.That((_world.Port.IsClosed, _world.Take().Length), Is.EqualTo((false, 0)));
        _world.Pass(TimeSpan.FromMilliseconds(1));

        Assert.That(_world.Take(), Is.EqualTo(["undecided one"]));
        Assert.That(_world.Port.IsClosed);
    }

    [TestCase(StoreFault.None, "stored one")]
    [TestCase(StoreFault.StoreFull, "undecided one")]
    public void Store_that_is_being_tried_again_settles_before_it_is_closed(StoreFault fault, string told)
    {
        Fail();
        _world.Pass(Second);
        _world.Close();
        Assert.That(_world.Port.IsClosed, Is.False);

        _world.Work(fault);

        Assert.That(_world.Take(), Is.EqualTo([told]));
        Assert.That(_world.Port.IsClosed);
    }

    [Test]
    public void Failing_store_is_closed_at_once_and_nobody_is_told_what_nobody_knows()
    {
        Fail();
        _world.Close();

        Assert.That(_world.Take(), Is.EqualTo(["undecided one"]));
        Assert.That(_world.Port.IsClosed);
    }

    [TestCase(StoreFault.None)]
    [TestCase(StoreFault.StoreFull)]
    [TestCase(StoreFault.StoreInDoubt)]
    public void Closed_store_hears_what_comes_late_and_does_nothing(StoreFault late)
    {
        _world.Open();
        _world.Say("one");
        _world.Close();
        _world.Pass(StoreRules.CloseWithin);
        _world.Take();

        _world.Work(late);
        _world.Close();
        _world.Open();

        Assert.That(_world.Take(), Is.Empty);
    }

    [Test]
    public void More_than_may_wait_is_refused_until_some_of_it_is_written()
    {
        _world.Open();
        _world.Say("first");
        _world.Say([.. Enumerable.Repeat("waits", 8192)]);

        Assert.That(_world.Say("more"), Is.EqualTo(KeepingAnswer.Busy));
        _world.Work();
        Assert.That(_world.Say("more"), Is.EqualTo(KeepingAnswer.Kept));
        _world.Work();
        Assert.That(_world.Store.Batch!.Count, Is.EqualTo(4096));
    }

    // In a store that fails: the first batch was in doubt twice.
    private void Fail()
    {
        _world.Open();
        _world.Say("one");
        _world.Work(StoreFault.StoreInDoubt);
        _world.Work(StoreFault.StoreInDoubtAndLost);
        Assert.That(_world.Take(), Is.EqualTo(["failing"]));
    }
}
