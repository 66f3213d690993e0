namespace Fsm.Chat.Tests.Server;

/// <summary>Groups are made under names that they share with people, and listed to whoever is in them.</summary>
public sealed class GroupMakingTests : GroupFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void A_group_is_made_with_its_maker_as_owner_and_only_member(bool chatting)
    {
        Chat(chatting, Alice, Bob, "bob");

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "Friends")), Is.EqualTo(StatusCode.Ok));
        Alice.SendGroup(GroupRequestKind.List, "friends");

        var group = Alice.ExpectGroupList().Single();
        Assert.That((group.Name, group.Owner, group.Total, group.Members.Single()), Is.EqualTo(("Friends", "alice", 1, "alice")));
        Bob.ExpectNothing();
    }

    [TestCase("", StatusCode.NameInvalid)]
    [TestCase("1st", StatusCode.NameInvalid)]
    [TestCase("BOB", StatusCode.NameTaken, Description = "a person's name")]
    [TestCase("team", StatusCode.NameTaken, Description = "a group's name")]
    public void A_group_is_not_made_under_a_name_that_is_none_or_is_held(string name, StatusCode status)
    {
        Server.Gather("Team", Dave);

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, name)), Is.EqualTo(status));
    }

    [Test]
    public void A_groups_name_may_have_48_characters_and_is_found_in_any_form()
    {
        var name = "é" + new string('x', 47);

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, name + "x")), Is.EqualTo(StatusCode.NameInvalid));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, name)), Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Alice.SendOpen(name.Normalize(NormalizationForm.FormD).ToUpperInvariant())), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Nobody_connects_under_the_name_of_a_group_until_it_is_free_again()
    {
        Server.Gather("team", Alice);
        Assert.That(Server.Dial().SendConnect("TEAM").ExpectConfirmation().Status, Is.EqualTo(StatusCode.NameTaken));

        Alice.SendGroup(GroupRequestKind.Leave, "team").Skip();

        Assert.That(Server.Dial().SendConnect("TEAM").ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "team")), Is.EqualTo(StatusCode.NameTaken));
    }

    [Test]
    public void Nobody_makes_more_groups_than_a_person_may_be_in_and_invitations_keep_nobody_from_it()
    {
        StartUnder(new Limits { GroupsPerUser = 2 });
        Server.Gather("one", Alice);
        Server.Gather("other", Bob);
        Bob.SendGroup(GroupRequestKind.Invite, "other", "alice");

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "three")), Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "two")), Is.EqualTo(StatusCode.TooManyGroups));
        Alice.SendGroup(GroupRequestKind.Leave, "three").Skip();
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "two")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_stopping_server_makes_no_groups()
    {
        Alice.SendText("bob", "hello");
        Server.Hub.Stop();

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Create, "team")), Is.EqualTo(StatusCode.ServerStopping));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void All_of_ones_groups_are_listed_by_name_and_nobody_elses(bool chatting)
    {
        Server.Gather("zoo", Bob, Alice);
        Server.Gather("ants", Alice, Carol);
        Server.Gather("others", Bob, Carol);
        Chat(chatting, Alice, Bob, "bob");

        var groups = Alice.SendGroup(GroupRequestKind.List, "").ExpectGroupList();

        Assert.That(groups.Select(group => $"{group.Name}: {group.Owner} of {group.Total}: {string.Join(' ', group.Members)}"),
            Is.EqualTo(["ants: alice of 2: alice carol", "zoo: bob of 2: bob alice"]));
    }

    [Test]
    public void Whoever_is_in_no_group_gets_an_empty_list_and_one_they_are_not_in_is_not_told()
    {
        Server.Gather("team", Bob, Carol);

        Assert.That(Alice.SendGroup(GroupRequestKind.List, "").ExpectGroupList(), Is.Empty);
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.List, "team")), Is.EqualTo(StatusCode.NotMember));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.List, "nothing")), Is.EqualTo(StatusCode.NotMember));
    }

    [Test]
    public void A_list_that_is_too_long_for_a_frame_has_some_of_each_group_and_the_totals()
    {
        StartUnder(new Limits { MaxFrame = 110, MaxText = 100 });
        Server.Gather("large", [Alice, Bob, Carol, Dave, .. People(4)]);
        Server.Gather("small", Bob, Alice, Carol, Dave);

        Alice.SendGroup(GroupRequestKind.List, "");
        var frame = Alice.Await(FrameAction.Confirmation);

        Assert.That(GroupListConfirmation.TryRead(frame.Body, out var list), Is.True);
        Assert.That(frame.Body, Has.Length.InRange(110 - 8, 110));
        Assert.That(list.Groups.Select(group => (group.Name, (int)group.Total)), Is.EqualTo([("large", 8), ("small", 4)]));
        Assert.That(list.Groups[0].Members, Is.EqualTo(["alice", "bob", "carol", "dave", "person-0", "person-1"]));
        Assert.That(list.Groups[1].Members, Is.EqualTo(["bob", "alice", "carol", "dave"]));
    }

    [TestCase(1, "team", "bob", Description = "a kind without a meaning")]
    [TestCase(2, null, "bob", Description = "a group's name that is no text")]
    [TestCase(3, "team", null, Description = "a person's name that is no text")]
    public void A_request_that_cannot_be_read_closes_the_link(int mistake, string? group, string? person)
    {
        byte[] noText = [0xFF];
        Alice.Send(new GroupRequest
        {
            Kind = mistake == 1 ? (GroupRequestKind)7 : GroupRequestKind.Invite,
            Group = group is null ? noText : Encoding.UTF8.GetBytes(group),
            Person = person is null ? noText : Encoding.UTF8.GetBytes(person),
        });

        Assert.That(Alice.ExpectClose(), Is.EqualTo(mistake == 1 ? CloseReason.BadBody : CloseReason.InvalidText));
    }

    private ScriptedPeer[] People(int count) => [.. Enumerable.Range(0, count).Select(i => Server.Connect($"person-{i}"))];
}
