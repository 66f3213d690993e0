using System.Text.Json.Serialization;
using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Client.CrashFiles;

/// <summary>How notes are written as JSON: code that the compiler makes, for a program that is compiled ahead of time knows no types by reflection.</summary>
[JsonSerializable(typeof(CrashNote))]
internal sealed partial class CrashNoteJson : JsonSerializerContext;
