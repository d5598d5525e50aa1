using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Keeps the statements of a method apart in what the runtime makes of it, so that an exception is told with the line of its own.</summary>
/// <remarks>
/// The runtime optimizes the code of a notebook before it runs for the first time, for it can be unloaded. Of a statement in which a value waits on the stack for a call it then
/// forgets where it began, and of two that begin at the same instruction it remembers the first. So these begin with something that costs next to nothing and is never
/// optimized away: they write to a byte on the stack, in a way that says others may be looking.
/// </remarks>
internal static class StatementMarks
{
    // What these throw brings its own line along, or never comes.
    private static readonly FrozenSet<string?> KnownNotToThrow = new[] { typeof(Math), typeof(MathF), typeof(Checkpoint), typeof(ElementAccess) }.Select(type => type.FullName).ToFrozenSet();

    /// <summary>Marks the statements of a method that need it. What jumps to a statement jumps to its mark.</summary>
    /// <param name="body">The method, in its long form (<c>SimplifyMacros</c>).</param>
    /// <param name="places">Where in the source statements begin.</param>
    public static void Add(MethodBody body, IDictionary<Instruction, SequencePoint> places)
    {
        var marked = Marked(body, places).ToArray();
        if (marked.Length == 0)
            return;
        var mark = new VariableDefinition(body.Method.Module.TypeSystem.Byte);
        body.Variables.Add(mark);
        // A handler begins with the exception on the stack, which must be taken from there first.
        var handlers = body.ExceptionHandlers.Where(handler => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter).SelectMany(handler => new[] { handler.HandlerStart, handler.FilterStart }).ToHashSet();
        foreach (var begin in marked)
        {
            if (handlers.Contains(begin))
                InsertAfter(body, begin, mark);
            else
                InsertInPlace(body, begin, mark);
        }
    }

    // A statement that can throw, the one before it, which may come to no instruction at all and then takes the place of both, and the one after it, with which it may become one.
    private static IEnumerable<Instruction> Marked(MethodBody body, IDictionary<Instruction, SequencePoint> places)
    {
        List<(Instruction Begin, bool CanThrow)> statements = [];
        foreach (var instruction in body.Instructions)
        {
            if (places.ContainsKey(instruction))
                statements.Add((instruction, false));
            if (statements is [.., (var begin, false)] && !places[begin].IsHidden && CanThrow(instruction))
                statements[^1] = (begin, true);
        }

        return statements.Where((statement, place) =>
            statement.CanThrow || (place > 0 && statements[place - 1].CanThrow) || (place < statements.Count - 1 && statements[place + 1].CanThrow)).Select(statement => statement.Begin);
    }

    private static bool CanThrow(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Call or Code.Callvirt => !KnownNotToThrow.Contains(((MethodReference)instruction.Operand).DeclaringType.FullName),
        Code.Newobj or Code.Newarr or Code.Throw or Code.Rethrow or Code.Calli
            or Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un or Code.Castclass or Code.Unbox or Code.Unbox_Any => true,
        var code => code.ToString().Contains("_Ovf", StringComparison.Ordinal),
    };

    private static void InsertAfter(MethodBody body, Instruction place, VariableDefinition mark)
    {
        var (editor, last) = (body.GetILProcessor(), place);
        foreach (var step in Steps(mark))
        {
            editor.InsertAfter(last, step);
            last = step;
        }
    }

    private static void InsertInPlace(MethodBody body, Instruction place, VariableDefinition mark)
    {
        var moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (place.OpCode, place.Operand);
        var steps = Steps(mark);
        (place.OpCode, place.Operand) = (steps[0].OpCode, steps[0].Operand);
        var (editor, last) = (body.GetILProcessor(), place);
        foreach (var step in steps.Skip(1).Append(moved))
        {
            editor.InsertAfter(last, step);
            last = step;
        }
    }

    private static Instruction[] Steps(VariableDefinition mark) =>
    [
        Instruction.Create(OpCodes.Ldloca, mark),
        Instruction.Create(OpCodes.Ldc_I4, 0),
        Instruction.Create(OpCodes.Volatile),
        Instruction.Create(OpCodes.Stind_I1),
    ];
}
