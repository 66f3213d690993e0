using System.Collections;

namespace Fsm.Chat.Tests.Diagrams.Coupling;

/// <summary>What is known of the arguments of a call; two of which the same is known are equal.</summary>
internal sealed class ImmutableArguments(IEnumerable<int?> values) : IEnumerable<int?>, IEquatable<ImmutableArguments>
{
    private readonly int?[] _values = [.. values];

    public static ImmutableArguments None { get; } = new([]);

    public bool IsEmpty => _values.All(value => value is null);

    public bool Equals(ImmutableArguments? other) => other is not null && (IsEmpty ? other.IsEmpty : _values.AsSpan().SequenceEqual(other._values));

    public override bool Equals(object? obj) => Equals(obj as ImmutableArguments);

    public override int GetHashCode() => _values.Aggregate(0, (hash, value) => value is null ? hash : HashCode.Combine(hash, value));

    public IEnumerator<int?> GetEnumerator() => ((IEnumerable<int?>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
