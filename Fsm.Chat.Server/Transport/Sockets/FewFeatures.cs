using System.Collections;
using Microsoft.AspNetCore.Http.Features;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>The features of a connection: fewer than ten, so a list that is searched from its beginning is both smaller and faster than a table.</summary>
internal sealed class FewFeatures : IFeatureCollection
{
    private KeyValuePair<Type, object>[] _features = [];
    private int _count;

    public bool IsReadOnly => false;

    public int Revision { get; private set; }

    public object? this[Type key]
    {
        get => Find(key) is >= 0 and var place ? _features[place].Value : null;
        set
        {
            var place = Find(key);
            if (value is null && place >= 0)
                _features[place] = _features[--_count];
            else if (value is not null && place >= 0)
                _features[place] = new(key, value);
            else if (value is not null)
                Add(new(key, value));
            Revision++;
        }
    }

    public TFeature? Get<TFeature>() => (TFeature?)this[typeof(TFeature)];

    public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.Take(_count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(Type key)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_features[i].Key == key)
                return i;
        }

        return -1;
    }

    private void Add(KeyValuePair<Type, object> feature)
    {
        if (_count == _features.Length)
            Array.Resize(ref _features, _count + 3);
        _features[_count++] = feature;
    }
}
