using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Fsm.Chat.Tests.Architecture;

/// <summary>Reads what the compiled code of a method names.</summary>
internal static class CodeReader
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types, methods and fields that the code of a method names.</summary>
    public static IEnumerable<MemberInfo> MembersIn(MethodBase method) => [.. InstructionsIn(method)
        .Where(instruction => instruction.Code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
        .Select(instruction => MemberOf(method, instruction)).OfType<MemberInfo>()];

    public static MemberInfo? MemberOf(MethodBase method, Instruction instruction)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(instruction.Operand.Span), ofType, ofMethod);
    }

    /// <summary>The instructions of a method in their order; none where it has no code.</summary>
    public static IEnumerable<Instruction> InstructionsIn(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            // The codes of two bytes begin with 0xFE.
            var opcode = code[at] == 0xFE ? Codes[unchecked((short)(0xFE00 | code[at + 1]))] : Codes[code[at]];
            var operand = code.AsMemory(at + opcode.Size);
            operand = operand[..Length(opcode.OperandType, operand.Span)];
            yield return new(at, opcode, operand);
            at += opcode.Size + operand.Length;
        }
    }

    private static int Length(OperandType operand, ReadOnlySpan<byte> bytes) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        _ => 4,
    };
}

internal readonly record struct Instruction(int At, OpCode Code, ReadOnlyMemory<byte> Operand)
{
    public int Next => At + Code.Size + Operand.Length;
}
