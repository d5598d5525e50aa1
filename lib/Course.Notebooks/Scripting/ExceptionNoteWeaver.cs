using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Has a method note of an exception the line that it came from: of what it does not catch, and of what it does, for it may throw that again.</summary>
/// <remarks>Filters do it, which look at an exception before the stack is unwound: so nothing that a <c>finally</c> does comes between.</remarks>
internal sealed class ExceptionNoteWeaver(ModuleDefinition module)
{
    private readonly MethodReference note = module.ImportReference(typeof(StatementLines).GetMethod(nameof(StatementLines.Note)));

    /// <summary>Rewrites a method.</summary>
    /// <param name="method">The method, in its long form (<c>SimplifyMacros</c>).</param>
    /// <param name="line">The variable with the line.</param>
    /// <param name="file">The source of the method.</param>
    /// <param name="isAsync">Whether it steps through an async method, which catches everything itself.</param>
    public void Weave(MethodDefinition method, VariableDefinition line, string file, bool isAsync)
    {
        var body = method.Body;
        var rethrows = Rethrows(body);
        foreach (var handler in body.ExceptionHandlers.Where(handler => handler.Catches).ToArray())
        {
            Instruction[] steps = [Instruction.Create(OpCodes.Dup), .. Steps()];
            // What is thrown again keeps its line, whatever has run since. It is put by in the filter: before what runs in between, such as a finally.
            if (rethrows[handler].ToArray() is [_, ..] thrownAgain)
            {
                var caught = new VariableDefinition(module.TypeSystem.Int32);
                body.Variables.Add(caught);
                steps = [.. steps, Instruction.Create(OpCodes.Ldloc, line), Instruction.Create(OpCodes.Stloc, caught)];
                foreach (var rethrow in thrownAgain)
                    body.InsertInPlace(rethrow, [Instruction.Create(OpCodes.Ldloc, caught), Instruction.Create(OpCodes.Stloc, line)]);
            }

            if (handler.HandlerType == ExceptionHandlerType.Filter)
                body.InsertInPlace(handler.FilterStart, steps);
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
                found.Add((open.First(handler => handler.Catches), instruction));
        }

        return found.ToLookup(entry => entry.Handler, entry => entry.Rethrow);
    }

    // catch (T e) becomes catch (object e) when (e is T), which looks before the stack is unwound.
    private static void CatchByFilter(MethodBody body, ExceptionHandler handler, Instruction[] steps)
    {
        var (start, type) = (handler.HandlerStart, handler.CatchType);
        Instruction[] filter =
        [
            Instruction.Create(OpCodes.Isinst, type), .. steps, Instruction.Create(OpCodes.Ldnull), Instruction.Create(OpCodes.Cgt_Un), Instruction.Create(OpCodes.Endfilter),
        ];
        body.InsertBefore(start, filter);
        foreach (var other in body.ExceptionHandlers)
        {
            if (other.TryEnd == start)
                other.TryEnd = filter[0];
            if (other.HandlerEnd == start)
                other.HandlerEnd = filter[0];
        }

        body.InsertInPlace(start, [Instruction.Create(OpCodes.Unbox_Any, type)]);
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

    private static void Leave(MethodBody body, Instruction instruction, VariableDefinition? result, Instruction end)
    {
        if (result is null)
        {
            (instruction.OpCode, instruction.Operand) = (OpCodes.Leave, end);
            return;
        }

        (instruction.OpCode, instruction.Operand) = (OpCodes.Stloc, result);
        body.InsertAfter(instruction, Instruction.Create(OpCodes.Leave, end));
    }
}
