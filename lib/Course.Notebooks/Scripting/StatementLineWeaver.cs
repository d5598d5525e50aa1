using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Has each method know the line of the statement that runs, and note it of an exception that comes through.</summary>
/// <remarks>
/// The runtime optimizes the code of a notebook before it runs for the first time, for that code can be unloaded. Of what it has inlined and moved about it then often does not
/// know the line any more, and not even that it is the notebook's. A statement that can throw first writes its line into a variable instead, which costs next to nothing;
/// a filter around the whole method, which catches nothing, reads it before the stack is unwound.
/// </remarks>
internal sealed class StatementLineWeaver(ModuleDefinition module)
{
    private static readonly FrozenSet<string?> ThrowNothing = new[] { typeof(Math), typeof(MathF), typeof(Checkpoint) }.Select(type => type.FullName).ToFrozenSet();

    private readonly MethodReference note = module.ImportReference(typeof(StatementLines).GetMethod(nameof(StatementLines.Note)));

    /// <summary>Has the statements of a method write down their lines. What jumps to a statement jumps to where it does.</summary>
    /// <param name="body">The method, in its long form (<c>SimplifyMacros</c>).</param>
    /// <param name="places">Where in the source statements begin.</param>
    /// <param name="isAsync">Whether it steps through an async method: it has forgotten the line when it goes on after an <c>await</c>.</param>
    /// <returns>The variable with the line, for <see cref="Note"/>; null if no statement can throw.</returns>
    public VariableDefinition? Mark(MethodBody body, IDictionary<Instruction, SequencePoint> places, bool isAsync)
    {
        var throwing = Throwing(body, places).ToArray();
        if (throwing.Length == 0)
            return null;
        var awaits = isAsync ? Awaits(body, places).ToArray() : [];
        var line = new VariableDefinition(module.TypeSystem.Int32);
        body.Variables.Add(line);
        // A handler begins with the exception on the stack, which must be taken from there first.
        var handlers = body.ExceptionHandlers.Where(handler => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter).Select(handler => handler.HandlerStart).ToHashSet();
        foreach (var begin in throwing)
        {
            if (handlers.Contains(begin))
                InsertAfter(body, begin, Steps(places[begin]));
            else
                InsertInPlace(body, begin, Steps(places[begin]));
        }

        foreach (var (result, place) in awaits)
            InsertInPlace(body, result, Steps(place));
        return line;

        Instruction[] Steps(SequencePoint place) => [Instruction.Create(OpCodes.Ldc_I4, place.StartLine), Instruction.Create(OpCodes.Stloc, line)];
    }

    private static IEnumerable<(Instruction Result, SequencePoint Place)> Awaits(MethodBody body, IDictionary<Instruction, SequencePoint> places)
    {
        SequencePoint? place = null;
        foreach (var instruction in body.Instructions)
        {
            if (places.TryGetValue(instruction, out var begun) && !begun.IsHidden)
                place = begun;
            if (place is not null && instruction.Operand is MethodReference { Name: "GetResult", HasThis: true, HasParameters: false })
                yield return (instruction, place);
        }
    }

    /// <summary>Has the method note the line of what it does not catch, and of what it does: it may throw that again.</summary>
    /// <param name="method">The method.</param>
    /// <param name="line">The variable with the line.</param>
    /// <param name="file">The source of the method.</param>
    /// <param name="isAsync">Whether it steps through an async method, which catches everything itself.</param>
    public void Note(MethodDefinition method, VariableDefinition line, string file, bool isAsync)
    {
        var body = method.Body;
        var rethrows = Rethrows(body);
        foreach (var handler in body.ExceptionHandlers.Where(handler => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter).ToArray())
        {
            Instruction[] steps = [Instruction.Create(OpCodes.Dup), .. Steps()];
            // What is thrown again keeps its line, whatever has run since. It is put by in the filter: before what runs in between, such as a finally.
            if (rethrows[handler].ToArray() is [_, ..] thrownAgain)
            {
                var caught = new VariableDefinition(module.TypeSystem.Int32);
                body.Variables.Add(caught);
                steps = [.. steps, Instruction.Create(OpCodes.Ldloc, line), Instruction.Create(OpCodes.Stloc, caught)];
                foreach (var rethrow in thrownAgain)
                    InsertInPlace(body, rethrow, [Instruction.Create(OpCodes.Ldloc, caught), Instruction.Create(OpCodes.Stloc, line)]);
            }

            if (handler.HandlerType == ExceptionHandlerType.Filter)
                InsertInPlace(body, handler.FilterStart, steps);
            else
                CatchByFilter(body, handler, steps);
        }

        if (!isAsync)
            Guard(method, [.. Steps(), Instruction.Create(OpCodes.Ldc_I4, 0), Instruction.Create(OpCodes.Endfilter)]);

        Instruction[] Steps() =>
        [
            Instruction.Create(OpCodes.Ldstr, StatementLines.NameOf(module.Assembly.Name.Name, method.DeclaringType.Name, method.Name)),
            Instruction.Create(OpCodes.Ldstr, file),
            Instruction.Create(OpCodes.Ldloc, line),
            Instruction.Create(OpCodes.Call, note),
        ];
    }

    // Which handlers throw what they have caught again, and where.
    private static ILookup<ExceptionHandler, Instruction> Rethrows(MethodBody body)
    {
        var open = new Stack<ExceptionHandler>();
        List<(ExceptionHandler Handler, Instruction Rethrow)> found = [];
        foreach (var instruction in body.Instructions)
        {
            while (open.TryPeek(out var last) && last.HandlerEnd == instruction)
                open.Pop();
            // The outer ones come later in the list.
            foreach (var handler in body.ExceptionHandlers.Reverse().Where(handler => handler.HandlerStart == instruction))
                open.Push(handler);
            if (instruction.OpCode == OpCodes.Rethrow)
                found.Add((open.First(handler => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter), instruction));
        }

        return found.ToLookup(entry => entry.Handler, entry => entry.Rethrow);
    }

    // catch (T e) becomes catch (object e) when (e is T), which looks before the stack is unwound.
    private static void CatchByFilter(MethodBody body, ExceptionHandler handler, Instruction[] steps)
    {
        var (editor, start, type) = (body.GetILProcessor(), handler.HandlerStart, handler.CatchType);
        Instruction[] filter =
        [
            Instruction.Create(OpCodes.Isinst, type), .. steps, Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Cgt_Un), Instruction.Create(OpCodes.Endfilter),
        ];
        foreach (var step in filter)
            editor.InsertBefore(start, step);
        foreach (var other in body.ExceptionHandlers)
        {
            if (other.TryEnd == start)
                other.TryEnd = filter[0];
            if (other.HandlerEnd == start)
                other.HandlerEnd = filter[0];
        }

        InsertInPlace(body, start, [Instruction.Create(OpCodes.Unbox_Any, type)]);
        (handler.HandlerType, handler.FilterStart, handler.CatchType) = (ExceptionHandlerType.Filter, filter[0], null);
    }

    // Around the whole method: a filter that catches nothing.
    private static void Guard(MethodDefinition method, Instruction[] filter)
    {
        var body = method.Body;
        // What init and ref readonly add to the type of what they return.
        var type = method.ReturnType is IModifierType modified ? modified.ElementType : method.ReturnType;
        var result = type.MetadataType == MetadataType.Void ? null : new VariableDefinition(type);
        if (result is not null)
            body.Variables.Add(result);
        var end = result is null ? Instruction.Create(OpCodes.Ret) : Instruction.Create(OpCodes.Ldloc, result);
        foreach (var instruction in body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ret).ToArray())
            Leave(body, instruction, result, end);

        foreach (var inner in body.ExceptionHandlers)
            inner.HandlerEnd ??= filter[0];
        Instruction[] handler = [Instruction.Create(OpCodes.Pop), Instruction.Create(OpCodes.Leave, end)];
        foreach (var instruction in filter.Concat(handler).Append(end))
            body.Instructions.Add(instruction);
        if (result is not null)
            body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        // The last, for it is around all others.
        body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = body.Instructions[0],
            TryEnd = filter[0],
            FilterStart = filter[0],
            HandlerStart = handler[0],
            HandlerEnd = end,
        });
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
        // Variables of the notebook and captured ones are always there.
        Code.Ldfld or Code.Ldflda or Code.Stfld => ((FieldReference)instruction.Operand).DeclaringType is { IsNested: true } owner && !owner.Name.StartsWith('<'),
        Code.Newobj or Code.Newarr or Code.Throw or Code.Rethrow or Code.Calli or Code.Ldlen or Code.Ldobj or Code.Stobj
            or Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un or Code.Castclass or Code.Unbox or Code.Unbox_Any => true,
        var code => code.ToString().Contains("_Ovf", StringComparison.Ordinal),
    };

    private static void Leave(MethodBody body, Instruction instruction, VariableDefinition? result, Instruction end)
    {
        if (result is null)
        {
            (instruction.OpCode, instruction.Operand) = (OpCodes.Leave, end);
            return;
        }

        (instruction.OpCode, instruction.Operand) = (OpCodes.Stloc, result);
        body.GetILProcessor().InsertAfter(instruction, Instruction.Create(OpCodes.Leave, end));
    }

    private static void InsertInPlace(MethodBody body, Instruction place, Instruction[] steps)
    {
        var moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (place.OpCode, place.Operand);
        (place.OpCode, place.Operand) = (steps[0].OpCode, steps[0].Operand);
        InsertAfter(body, place, [.. steps.Skip(1), moved]);
    }

    private static void InsertAfter(MethodBody body, Instruction place, Instruction[] steps)
    {
        var editor = body.GetILProcessor();
        foreach (var step in steps)
        {
            editor.InsertAfter(place, step);
            place = step;
        }
    }
}
