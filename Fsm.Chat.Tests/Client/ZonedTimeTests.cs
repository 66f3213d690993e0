using Fsm.Chat.Client.Program;

namespace Fsm.Chat.Tests.Client;

/// <summary>The time of day follows the zone of the machine. The zone of this process is changed by its environment, which the runtime asks as it asks <c>/etc/localtime</c>.</summary>
[NonParallelizable]
public sealed class ZonedTimeTests
{
    private const string Variable = "TZ";
    private string? _before;

    [SetUp]
    public void BeginSomewhere()
    {
        Assume.That("/usr/share/zoneinfo/Asia/Tokyo", Does.Exist, "where the data of zones are not installed there is but one");
        _before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, "Asia/Tokyo");
    }

    [TearDown]
    public void ComeHome()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        TimeZoneInfo.ClearCachedData();
    }

    [Test]
    public void Who_flies_takes_the_time_of_day_along()
    {
        var time = new ZonedTime(TimeSpan.Zero);
        Assert.That(time.GetLocalNow().Offset, Is.EqualTo(TimeSpan.FromHours(9)));
        Environment.SetEnvironmentVariable(Variable, "America/Bogota");
        Assert.That(time.GetLocalNow().Offset, Is.EqualTo(TimeSpan.FromHours(-5)));
    }

    [Test]
    public void The_zone_is_not_looked_up_for_every_line()
    {
        var time = new ZonedTime(TimeSpan.FromDays(1));
        Assert.That(time.GetLocalNow().Offset, Is.EqualTo(TimeSpan.FromHours(9)));
        Environment.SetEnvironmentVariable(Variable, "America/Bogota");
        Assert.That(time.GetLocalNow().Offset, Is.EqualTo(TimeSpan.FromHours(9)));
    }
}
