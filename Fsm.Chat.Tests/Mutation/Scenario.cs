using NUnit.Framework.Internal.Builders;
using System.Reflection;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Fsm.Chat.Tests.Mutation;

/// <summary>One in-memory test with its arguments, as something that can be run again under other rules.</summary>
internal sealed record Scenario(Type Fixture, MethodInfo Method, object?[] Arguments)
{
    // Many times what the longest needs on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => $"{Fixture.Name}.{Method.Name}({string.Join(", ", Arguments)})";

    public static IEnumerable<Scenario> Of(params Type[] fixtures) =>
        from fixture in fixtures
        from method in fixture.GetMethods(BindingFlags.Instance | BindingFlags.Public)
        from arguments in ArgumentsOf(fixture, method)
        select new Scenario(fixture, method, arguments);

    /// <summary>Runs it, with its set-up and tear-down.</summary>
    /// <returns>Whether it passed. One that does not end has not: a mistake in the rules may well make something go on for ever.</returns>
    public bool Passes()
    {
        var passes = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return passes.Wait(Patience) && passes.Result;
    }

    private bool Run()
    {
        // Otherwise NUnit would count what fails in here against the test that runs it.
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            var fixture = Activator.CreateInstance(Fixture)!;
            Call<SetUpAttribute>(fixture);
            try
            {
                Method.Invoke(fixture, Arguments);
            }
            finally
            {
                Call<TearDownAttribute>(fixture);
            }

            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private void Call<TAttribute>(object fixture)
        where TAttribute : Attribute
    {
        foreach (var method in Fixture.GetMethods().Where(method => method.IsDefined(typeof(TAttribute), inherit: true)))
            method.Invoke(fixture, null);
    }

    // As NUnit itself would make the cases.
    private static IEnumerable<object?[]> ArgumentsOf(Type fixture, MethodInfo method)
    {
        var (builder, wrapped) = (new DefaultTestCaseBuilder(), new MethodWrapper(fixture, method));
        if (!builder.CanBuildFrom(wrapped))
            return [];
        var built = builder.BuildFrom(wrapped);
        return built.IsSuite ? built.Tests.Select(test => test.Arguments) : [built.Arguments];
    }
}
