using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using Fsm.Chat.Tests.Architecture;

namespace Fsm.Chat.Tests.Diagrams.Coupling;

/// <summary>A method, with what is known of its arguments, the object itself included: that some of them, one bit each, are an effect.</summary>
internal sealed record Call(MethodBase Method, long Where = 0, int Effect = 0)
{
    public int? this[int argument] => (Where >> argument & 1) == 1 ? Effect : null;
}

/// <summary>
/// Reads which calls a method can come to when the value of some arguments is known: it follows the jumps that depend on nothing else and takes both ways
/// of all others. So of a switch over effects only the case of the one effect is read.
/// </summary>
internal sealed class CallsOf
{
    private readonly Call _call;
    private readonly MethodBase _method;
    private readonly Type _effect;
    private readonly Dictionary<int, Instruction> _code;
    private readonly Stack<Point> _waiting = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<Call> _calls = [];

    private CallsOf(Call call, Type effect)
    {
        (_call, _method, _effect) = (call, call.Method, effect);
        _code = CodeReader.InstructionsIn(_method).ToDictionary(instruction => instruction.At);
        if (_code.Count == 0)
            return;
        Visit(new(0, [], new int?[_method.GetMethodBody()!.LocalVariables.Count]));
        foreach (var clause in _method.GetMethodBody()!.ExceptionHandlingClauses)
            Visit(new(clause.HandlerOffset, clause.Flags == ExceptionHandlingClauseOptions.Clause ? [null] : [], new int?[_method.GetMethodBody()!.LocalVariables.Count]));
        while (_waiting.TryPop(out var point))
            Execute(point);
    }

    /// <summary>The calls, each once.</summary>
    public static IReadOnlyCollection<Call> In(Call call, Type effect) => call.Where == 0
        ? [.. CodeReader.MembersIn(call.Method).OfType<MethodBase>().Distinct().Select(method => new Call(method))]
        : [.. new CallsOf(call, effect)._calls.Distinct()];

    private void Visit(Point point)
    {
        if (_seen.Add(point.ToString()))
            _waiting.Push(point);
    }

    private void Execute(Point point)
    {
        while (_code.TryGetValue(point.At, out var instruction))
        {
            point = point.Copy();
            var next = instruction.Next;
            var flow = instruction.Code.FlowControl;
            if (instruction.Code == OpCodes.Switch)
            {
                var targets = Enumerable.Range(0, Number(instruction)).Select(i => next + BinaryPrimitives.ReadInt32LittleEndian(instruction.Operand.Span[(4 * (i + 1))..])).ToList();
                if (point.Pop() is { } value)
                    Visit(point with { At = value >= 0 && value < targets.Count ? targets[value] : next });
                else
                    targets.Append(next).ToList().ForEach(target => Visit(point.Copy() with { At = target }));
                return;
            }

            if (flow == FlowControl.Branch)
            {
                if (instruction.Code == OpCodes.Leave || instruction.Code == OpCodes.Leave_S)
                    point.Stack.Clear();
                Visit(point with { At = Target(instruction) });
                return;
            }

            if (flow == FlowControl.Cond_Branch)
            {
                if (Jumps(instruction.Code, point) is not { } jumps)
                    Visit(point.Copy() with { At = Target(instruction) });
                else if (jumps)
                    next = Target(instruction);
                Visit(point with { At = next });
                return;
            }

            if (flow is FlowControl.Return or FlowControl.Throw)
                return;
            Move(instruction, point);
            point = point with { At = next };
        }
    }

    private void Move(Instruction instruction, Point point)
    {
        var name = instruction.Code.Name!;
        if (instruction.Code.OperandType == OperandType.InlineMethod)
            MakeCall(instruction, point);
        else if (name.StartsWith("ldc.i4", StringComparison.Ordinal))
            point.Stack.Add(Number(instruction));
        else if (name.StartsWith("ldarg", StringComparison.Ordinal) && !name.StartsWith("ldarga", StringComparison.Ordinal))
            point.Stack.Add(_call[Number(instruction)]);
        else if (name.StartsWith("ldloc", StringComparison.Ordinal) && !name.StartsWith("ldloca", StringComparison.Ordinal))
            point.Stack.Add(point.Locals[Number(instruction)]);
        else if (name.StartsWith("stloc", StringComparison.Ordinal))
            point.Locals[Number(instruction)] = point.Pop();
        else if (instruction.Code == OpCodes.Dup)
            point.Stack.Add(point.Stack[^1]);
        else if (instruction.Code == OpCodes.Ceq)
            point.Stack.Add((point.Pop(), point.Pop()) is ({ } right, { } left) ? Convert.ToInt32(left == right) : null);
        else if (instruction.Code == OpCodes.Sub)
            point.Stack.Add(-point.Pop() + point.Pop());
        else if (instruction.Code == OpCodes.Add)
            point.Stack.Add(point.Pop() + point.Pop());
        else
        {
            Enumerable.Range(0, Count(instruction.Code.StackBehaviourPop)).ToList().ForEach(_ => point.Pop());
            point.Stack.AddRange(new int?[Count(instruction.Code.StackBehaviourPush)]);
        }
    }

    private void MakeCall(Instruction instruction, Point point)
    {
        var callee = (MethodBase)CodeReader.MemberOf(_method, instruction)!;
        if (instruction.Code == OpCodes.Ldftn || instruction.Code == OpCodes.Ldvirtftn)
        {
            if (instruction.Code == OpCodes.Ldvirtftn)
                point.Pop();
            point.Stack.Add(null);
            _calls.Add(new(callee)); // whoever gets it may call it
            return;
        }

        var isNew = instruction.Code == OpCodes.Newobj;
        var known = callee.GetParameters().Reverse().Select(parameter => point.Pop() is { } value && parameter.ParameterType == _effect ? value : (int?)null).ToList();
        if (!callee.IsStatic)
            known.Add(isNew ? null : point.Pop());
        known.Reverse();
        var effects = known.Index().Where(argument => argument.Item is not null).ToList();
        _calls.Add(effects.Count == 0 ? new(callee) : new(callee, effects.Sum(argument => 1L << argument.Index), effects[0].Item!.Value));
        if (isNew || (callee as MethodInfo)?.ReturnType != typeof(void))
            point.Stack.Add(null);
    }

    private static bool? Jumps(OpCode code, Point point)
    {
        var last = point.Pop();
        var name = code.Name!.Split('.')[0];
        if (name is "brtrue" or "brfalse")
            return last is { } value ? value != 0 == (name == "brtrue") : null;
        if (point.Pop() is not { } one || last is not { } other)
            return null;
        return name switch { "beq" => one == other, "bne" => one != other, "bgt" => one > other, "bge" => one >= other, "blt" => one < other, _ => one <= other };
    }

    private static int Target(Instruction instruction) =>
        instruction.Next + (instruction.Operand.Length == 1 ? (sbyte)instruction.Operand.Span[0] : BinaryPrimitives.ReadInt32LittleEndian(instruction.Operand.Span));

    // The number in the operand, or in the name: ldloc.2, ldc.i4.m1.
    private static int Number(Instruction instruction) => instruction.Operand.Length switch
    {
        0 => instruction.Code.Name!.EndsWith("m1", StringComparison.Ordinal) ? -1 : instruction.Code.Name[^1] - '0',
        1 => instruction.Code == OpCodes.Ldc_I4_S ? (sbyte)instruction.Operand.Span[0] : instruction.Operand.Span[0],
        2 => BinaryPrimitives.ReadInt16LittleEndian(instruction.Operand.Span),
        _ => BinaryPrimitives.ReadInt32LittleEndian(instruction.Operand.Span),
    };

    // Popref_popi_pop1 takes three, Push1_push1 gives two.
    private static int Count(StackBehaviour behaviour) => behaviour is StackBehaviour.Pop0 or StackBehaviour.Push0 ? 0 : behaviour.ToString().Split('_').Length;

    /// <summary>A place in the code, and what is known there.</summary>
    private sealed record Point(int At, List<int?> Stack, int?[] Locals)
    {
        public int? Pop()
        {
            var last = Stack[^1];
            Stack.RemoveAt(Stack.Count - 1);
            return last;
        }

        public Point Copy() => new(At, [.. Stack], [.. Locals]);

        public override string ToString() => $"{At}: {string.Join(' ', Stack)}; {string.Join(' ', Locals)}";
    }
}
