using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Has each statement that can throw write its line into a variable first, which <see cref="ExceptionNoteWeaver"/> reads.</summary>
/// <remarks>
/// The runtime optimizes the code of a notebook before it runs for the first time, for that code can be unloaded. Of what it has inlined and moved about it then often does not
/// know the line any more, and not even that it is the notebook's. To write down a number costs next to nothing.
/// </remarks>
internal static class StatementLineWeaver
{
    private static readonly FrozenSet<string?> ThrowNothing = new[] { typeof(Math), typeof(MathF), typeof(Checkpoint) }.Select(type => type.FullName).ToFrozenSet();

    /// <summary>Has the statements of a method write down their lines. What jumps to a statement jumps to where it does.</summary>
    /// <param name="body">The method, in its long form (<c>SimplifyMacros</c>).</param>
    /// <param name="places">Where in the source statements begin.</param>
    /// <param name="isAsync">Whether it steps through an async method: it has forgotten the line when it goes on after an <c>await</c>.</param>
    /// <returns>The variable with the line, for <see cref="ExceptionNoteWeaver"/>; null if no statement can throw.</returns>
    public static VariableDefinition? Mark(MethodBody body, IDictionary<Instruction, SequencePoint> places, bool isAsync)
    {
        var throwing = Throwing(body, places).ToArray();
        if (throwing.Length == 0)
            return null;
        var awaits = isAsync ? Awaits(body, places).ToArray() : [];
        var line = new VariableDefinition(body.Method.Module.TypeSystem.Int32);
        body.Variables.Add(line);
        // A handler begins with the exception on the stack, which must be taken from there first.
        var handlers = body.ExceptionHandlers.Where(handler => handler.Catches).Select(handler => handler.HandlerStart).ToHashSet();
        foreach (var begin in throwing)
        {
            if (handlers.Contains(begin))
                body.InsertAfter(begin, Steps(places[begin]));
            else
                body.InsertInPlace(begin, Steps(places[begin]));
        }

        foreach (var (result, place) in awaits)
            body.InsertInPlace(result, Steps(place));
        return line;

        Instruction[] Steps(SequencePoint place) => [Instruction.Create(OpCodes.Ldc_I4, place.StartLine), Instruction.Create(OpCodes.Stloc, line)];
    }

    private static IEnumerable<Instruction> Throwing(MethodBody body, IDictionary<Instruction, SequencePoint> places)
    {
        var filters = body.ExceptionHandlers.Where(handler => handler.FilterStart is not null).ToDictionary(handler => handler.FilterStart, handler => handler.HandlerStart);
        Instruction? begin = null, filterEnd = null;
        foreach (var instruction in body.Instructions)
        {
            // While a filter looks at an exception, the method is still where that was thrown.
            if (instruction == filterEnd)
                filterEnd = null;
            filterEnd ??= filters.GetValueOrDefault(instruction);
            if (places.TryGetValue(instruction, out var place))
                begin = place.IsHidden ? null : instruction;
            if (begin is null || filterEnd is not null || !CanThrow(instruction))
                continue;
            yield return begin;
            begin = null;
        }
    }

    private static bool CanThrow(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Call or Code.Callvirt => !ThrowNothing.Contains(((MethodReference)instruction.Operand).DeclaringType.FullName),
        Code.Ldfld or Code.Ldflda or Code.Stfld => !HoldsVariables(((FieldReference)instruction.Operand).DeclaringType),
        Code.Newobj or Code.Newarr or Code.Throw or Code.Rethrow or Code.Calli or Code.Ldlen
            or Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un or Code.Castclass or Code.Unbox or Code.Unbox_Any => true,
        var code => code.ToString().Contains("_Ovf", StringComparison.Ordinal),
    };

    // The object that they live in is always there: that of a cell, or one that the compiler makes for a lambda, an iterator or an async method.
    private static bool HoldsVariables(TypeReference type) => type.Name.StartsWith('<') || (!type.IsNested && type.Name == WellKnownMemberNames.DefaultScriptClassName);

    private static IEnumerable<(Instruction Result, SequencePoint Place)> Awaits(MethodBody body, IDictionary<Instruction, SequencePoint> places)
    {
        SequencePoint? place = null;
        foreach (var instruction in body.Instructions)
        {
            if (places.TryGetValue(instruction, out var begun) && !begun.IsHidden)
                place = begun;
            if (place is not null && instruction.TakesAwaitedResult)
                yield return (instruction, place);
        }
    }
}
