using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Server;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Tests.Server;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MemoryWatchTests
{
    private const long MiB = 1 << 20;
    private static readonly MemoryView _begun = new(Frames: 0, Allocated: 6 * MiB, Collections: 0, Committed: 0, Heap: 0, Needed: 0);

    // As it was measured after 15 000 had connected and closed, while two people talked on.
    private static readonly MemoryView _afterAttack = new(Frames: 15_000, Allocated: 134 * MiB, Collections: 8, Committed: 42 * MiB, Heap: 26 * MiB, Needed: MiB);

    private readonly MemoryWatch _watch = new(_begun);
    private int _seconds;

    [Test]
    public void After_an_attack_memory_is_given_back_while_people_talk()
    {
        Look(_afterAttack);

        Assert.That(LooksUntilItIsWorthIt(_afterAttack), Is.EqualTo(2), "after the four seconds in which the collector might have done it");
    }

    [Test]
    public void What_a_talk_allocates_is_not_worth_a_pause()
    {
        var after = Release();

        Assert.That(LooksUntilItIsWorthIt(after with { Allocated = after.Allocated + 20 * MiB }), Is.Null);
    }

    [Test]
    public void Whoever_uses_as_much_again_and_again_is_disturbed_once_a_minute()
    {
        var after = Release();

        Assert.That(LooksUntilItIsWorthIt(after with { Allocated = after.Allocated + 50 * MiB }), Is.EqualTo(30));
    }

    [Test]
    public void People_who_have_left_by_and_by_give_theirs_back_too()
    {
        var before = _afterAttack with { Committed = 37 * MiB, Heap = 37 * MiB, Needed = 40 * MiB };
        Look(before);
        _watch.NoteReleased(before, Now);

        Assert.That(LooksUntilItIsWorthIt(before), Is.Null, "all of it is needed");
        Assert.That(LooksUntilItIsWorthIt(before with { Needed = MiB }), Is.Not.Null);
    }

    [Test]
    public void While_the_collector_has_reasons_of_its_own_it_is_left_alone()
    {
        Look(_afterAttack);
        for (var i = 1; i < 20; i++)
            Assert.That(Look(_afterAttack with { Frames = _frames += 80, Collections = 8 + i / 2 }), Is.False);
    }

    [Test]
    public void What_would_take_long_to_move_waits_until_nobody_talks()
    {
        var much = _afterAttack with { Committed = 900 * MiB, Heap = 300 * MiB, Needed = 400 * MiB };
        Look(much);

        Assert.That(LooksUntilItIsWorthIt(much), Is.Null);
        Assert.That(Look(much with { Frames = _frames }), Is.True, "nothing was said");
    }

    [Test]
    public void However_much_lies_there_what_the_hub_needs_is_all_that_is_moved()
    {
        var much = _afterAttack with { Committed = 900 * MiB, Heap = 800 * MiB, Needed = MiB };
        Look(much);

        Assert.That(LooksUntilItIsWorthIt(much), Is.Not.Null);
    }

    [Test]
    public void An_idle_server_gives_back_at_the_next_look_but_not_for_little()
    {
        Look(_begun with { Frames = 5 });
        _frames = 5;

        Assert.That(Look(_begun with { Frames = 5 }), Is.False);
        Assert.That(Look(_begun with { Frames = 5, Allocated = 20 * MiB }), Is.True);
    }

    [Test]
    public void What_the_hub_holds_is_counted_with_what_waits_and_who_is_there()
    {
        var nobody = new HubFigures(Links: 0, Sessions: 0, Undecided: 0, QueuedBytes: 7, InternalErrors: 0, ServerState.Forwarding);

        Assert.That(MemoryView.Needs(nobody), Is.EqualTo(7));
        Assert.That(MemoryView.Needs(nobody with { Sessions = 1 }), Is.GreaterThan(MemoryView.Needs(nobody with { Links = 1 })));
    }

    private long _frames = 15_000;

    private TimeSpan Now => TimeSpan.FromSeconds(_seconds);

    private MemoryView Release()
    {
        Look(_afterAttack);
        LooksUntilItIsWorthIt(_afterAttack);
        var after = _afterAttack with { Collections = 9, Committed = 3 * MiB, Heap = 3 * MiB };
        _watch.NoteReleased(after, Now);
        return after;
    }

    // Two people go on talking.
    private int? LooksUntilItIsWorthIt(MemoryView view)
    {
        for (var looks = 1; looks <= 100; looks++)
        {
            if (Look(view with { Frames = _frames += 80 }))
                return looks;
        }

        return null;
    }

    private bool Look(in MemoryView view)
    {
        _seconds += 2;
        return _watch.IsWorthIt(view, Now);
    }
}
