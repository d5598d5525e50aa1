using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Gives a method with loops a second copy of its code, and leaves the calls that checkpoints make to that one. The first goes over to the second when it comes to such a call,
/// in the middle of a loop, and does not come back.
/// </summary>
/// <remarks>
/// A call costs a loop much even if it is never made: what lives across it, sums above all, is kept in memory and not in a register.
/// So the copies have variables of their own as well, but for those whose address is taken.
/// </remarks>
internal sealed class SecondCopy
{
    private readonly MethodBody body;
    private readonly Dictionary<object, VariableDefinition> variables = [];
    private readonly Dictionary<Instruction, Instruction> instructions = [];

    private SecondCopy(MethodBody body) => this.body = body;

    /// <summary>Adds the copy.</summary>
    /// <param name="method">The method, in its long form (<c>SimplifyMacros</c>), without exception handlers.</param>
    /// <param name="places">Where in the source its statements begin.</param>
    /// <param name="call">What the first copy is not to call.</param>
    /// <param name="shared">A variable that both have in common.</param>
    public static void Add(MethodDefinition method, IDictionary<Instruction, SequencePoint> places, MethodReference call, VariableDefinition? shared)
    {
        var first = method.Body.Instructions.ToArray();
        var second = new SecondCopy(method.Body);
        second.CopyVariables(method, shared);
        second.CopyInstructions(first);
        second.CopyPlaces(method.DebugInformation, places);
        foreach (var left in first.Where(instruction => instruction.Operand == call))
            second.EnterInsteadOf(left);
    }

    private void CopyVariables(MethodDefinition method, VariableDefinition? shared)
    {
        var addressed = body.Instructions.Where(instruction => instruction.OpCode.Code is Code.Ldloca or Code.Ldarga).Select(instruction => instruction.Operand).ToHashSet();
        foreach (var variable in body.Variables.Where(variable => variable != shared && !addressed.Contains(variable)).ToArray())
            Add(variable, variable.VariableType);
        foreach (var parameter in method.Parameters.Where(parameter => !addressed.Contains(parameter)))
            Add(parameter, parameter.ParameterType);

        void Add(object original, TypeReference type)
        {
            var copy = new VariableDefinition(type);
            body.Variables.Add(copy);
            variables.Add(original, copy);
        }
    }

    private void CopyInstructions(Instruction[] originals)
    {
        foreach (var original in originals)
        {
            var copy = Instruction.Create(OpCodes.Nop);
            (copy.OpCode, copy.Operand) = original.Operand is not null && variables.TryGetValue(original.Operand, out var variable)
                ? (original.OpCode.Code is Code.Ldloc or Code.Ldarg ? OpCodes.Ldloc : OpCodes.Stloc, variable)
                : (original.OpCode, original.Operand);
            instructions.Add(original, copy);
            body.Instructions.Add(copy);
        }

        foreach (var copy in instructions.Values)
        {
            copy.Operand = copy.Operand switch
            {
                Instruction target => instructions[target],
                Instruction[] targets => Array.ConvertAll(targets, target => instructions[target]),
                var other => other,
            };
        }
    }

    private void CopyPlaces(MethodDebugInformation symbols, IDictionary<Instruction, SequencePoint> places)
    {
        foreach (var (instruction, place) in places)
        {
            symbols.SequencePoints.Add(new SequencePoint(instructions[instruction], place.Document)
            {
                StartLine = place.StartLine,
                StartColumn = place.StartColumn,
                EndLine = place.EndLine,
                EndColumn = place.EndColumn,
            });
        }
    }

    private void EnterInsteadOf(Instruction call)
    {
        var crossing = Instruction.Create(OpCodes.Nop);
        body.Instructions.Add(crossing);
        foreach (var (original, copy) in variables)
        {
            body.Instructions.Add(original is ParameterDefinition parameter ? Instruction.Create(OpCodes.Ldarg, parameter) : Instruction.Create(OpCodes.Ldloc, (VariableDefinition)original));
            body.Instructions.Add(Instruction.Create(OpCodes.Stloc, copy));
        }

        body.Instructions.Add(Instruction.Create(OpCodes.Br, instructions[call]));
        (call.OpCode, call.Operand) = (OpCodes.Br, crossing);
    }
}
