using System.Text.Json.Serialization;
using Fsm.Chat.Client.Session.Saved;

namespace Fsm.Chat.Client.State;

/// <summary>How notes are written as JSON: code that the compiler makes, for a program that is compiled ahead of time knows no types by reflection.</summary>
[JsonSerializable(typeof(StateNote))]
internal sealed partial class StateNoteJson : JsonSerializerContext;
