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

    /// <summary>All tests of these fixtures.</summary>
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

    private static IEnumerable<object?[]> ArgumentsOf(Type fixture, MethodInfo method)
    {
        var combined = method.GetCustomAttribute<TestAttribute>() is null ? [] : Combinations(new MethodWrapper(fixture, method).GetParameters());
        foreach (var arguments in combined)
            yield return arguments;
        foreach (var data in method.GetCustomAttributes<TestCaseAttribute>())
        {
            // NUnit widens constants to the parameter's type, an enum's number included.
            var types = method.GetParameters();
            yield return [.. data.Arguments.Select((value, i) => Convert(value, types[i].ParameterType))];
        }

        foreach (var source in method.GetCustomAttributes<TestCaseSourceAttribute>())
        {
            var cases = fixture.GetMethod(source.SourceName!, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.Invoke(null, null);
            foreach (var data in ((System.Collections.IEnumerable)cases!).Cast<TestCaseData>())
                yield return data.Arguments;
        }
    }

    // Each value of the first parameter with each combination of the others.
    private static IEnumerable<object?[]> Combinations(ReadOnlySpan<IParameterInfo> parameters)
    {
        if (parameters.IsEmpty)
            return [[]];
        var rest = Combinations(parameters[1..]).ToList();
        var values = ((IParameterDataSource)parameters[0].GetCustomAttributes<ValuesAttribute>(inherit: false).Single()).GetData(parameters[0]);
        return from value in values.Cast<object?>()
               from others in rest
               select (object?[])[value, .. others];
    }

    private static object? Convert(object? value, Type type) =>
        value is null || type.IsInstanceOfType(value) ? value : System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
}
