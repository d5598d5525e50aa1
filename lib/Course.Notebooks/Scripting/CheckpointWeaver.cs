using System.Collections.Frozen;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Course.Notebooks.Scripting;

/// <summary>
/// Makes a compiled submission interruptible: a checkpoint at the start of each method and in each turn of each loop, after each <c>await</c>,
/// and the cell's token where the code passes none. Each method also looks whether the stack is used up, so that endless recursion is an exception
/// and not the end of the process; and it knows which line it is on when an exception comes through.
/// </summary>
/// <remarks>
/// It works on the emitted instructions, so lambdas, iterators, queries and patterns are what the compiler has made of them, and lines stay where they were.
/// A loop around a <c>try</c> is checked outside of the <c>try</c>: <c>while (true) try { … } catch { }</c> does not swallow the interrupt.
/// </remarks>
internal sealed class CheckpointWeaver
{
    private static readonly FrozenSet<string?> KnownToEnd = new[] { typeof(Math), typeof(MathF), typeof(Checkpoint), typeof(ElementAccess) }.Select(type => type.FullName).ToFrozenSet();

    private readonly FieldReference raised;
    private readonly MethodReference pass, token, ensureStack, ensureStackForAwait;
    private readonly CallRedirection redirection;
    private readonly ElementAccessWeaver elements;
    private readonly ExceptionNoteWeaver notes;

    private CheckpointWeaver(ModuleDefinition module)
    {
        raised = module.ImportReference(typeof(Checkpoint).GetField(nameof(Checkpoint.Raised)));
        pass = module.ImportReference(typeof(Checkpoint).GetMethod(nameof(Checkpoint.Pass)));
        token = module.ImportReference(typeof(Checkpoint).GetProperty(nameof(Checkpoint.Token))!.GetMethod);
        ensureStack = module.ImportReference(typeof(StackGuard).GetMethod(nameof(StackGuard.Ensure)));
        ensureStackForAwait = module.ImportReference(typeof(StackGuard).GetMethod(nameof(StackGuard.EnsureForAwait)));
        redirection = new CallRedirection(module);
        elements = new ElementAccessWeaver(module);
        notes = new ExceptionNoteWeaver(module);
    }

    /// <summary>Rewrites an assembly with its symbols.</summary>
    /// <returns>The assembly and its symbols, to be read from the start.</returns>
    public static (MemoryStream Image, MemoryStream Symbols) Weave(MemoryStream image, MemoryStream symbols)
    {
        using var module = ModuleDefinition.ReadModule(image, new ReaderParameters
        {
            ReadSymbols = true,
            SymbolStream = symbols,
            SymbolReaderProvider = new PortablePdbReaderProvider(),
        });
        var weaver = new CheckpointWeaver(module);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            weaver.Weave(method);

        var (woven, wovenSymbols) = (new MemoryStream(), new MemoryStream());
        module.Write(woven, new WriterParameters { WriteSymbols = true, SymbolStream = wovenSymbols, SymbolWriterProvider = new PortablePdbWriterProvider() });
        woven.Position = wovenSymbols.Position = 0;
        return (woven, wovenSymbols);
    }

    private void Weave(MethodDefinition method)
    {
        // Finalizers run on the runtime's own thread, which no cell may stop.
        if (method.Name == "Finalize")
            return;
        var body = method.Body;
        // While no instruction has moved: the symbols know them by their offset.
        var places = method.DebugInformation.GetSequencePointMapping();
        body.SimplifyMacros();
        var isAsync = method.Name == "MoveNext" && method.DeclaringType.Interfaces.Any(contract => contract.InterfaceType.Name == "IAsyncStateMachine");
        foreach (var instruction in body.Instructions.ToArray())
        {
            redirection.Apply(instruction);
            PassToken(body, instruction);
            if (isAsync && instruction.TakesAwaitedResult)
                InsertInPlace(body, instruction);
        }

        elements.Weave(body);
        var line = StatementLineWeaver.Mark(body, places, isAsync);
        var hasLoops = CheckLoops(body);
        // Else the traceback would lack the frames of what the runtime has inlined.
        method.NoInlining = !IsTrivial(method) && !Arithmetic.IsAll(body);
        // What an async method is to throw, it throws where its caller waits for it: its first steps are checked in their loops and calls.
        if (!isAsync && !IsTrivial(method) && MayCallItself(body))
            body.GetILProcessor().InsertBefore(InsertBefore(body, body.Instructions[0]), Instruction.Create(OpCodes.Call, StartsTask(method) ? ensureStackForAwait : ensureStack));
        if (hasLoops && !body.HasExceptionHandlers)
            SecondCopy.Add(method, places, pass, line);
        if (line is not null)
            notes.Weave(method, line, places.Values.First(place => !place.IsHidden).Document.Url, isAsync);
        body.OptimizeMacros();
    }

    private static bool StartsTask(MethodDefinition method) => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "AsyncStateMachineAttribute");

    // A method that calls none but those comes to an end by itself. Such methods are many, small, and called often.
    private static bool MayCallItself(MethodBody body) => body.Instructions.Any(instruction =>
        instruction.OpCode.FlowControl is FlowControl.Call && !(instruction.Operand is MethodReference called && KnownToEnd.Contains(called.DeclaringType.FullName)));

    // An initializer that fails would leave its type broken for good; an automatic property has nothing to stop.
    private static bool IsTrivial(MethodDefinition method) =>
        (method.IsConstructor && method.IsStatic)
        || ((method.IsGetter || method.IsSetter) && method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute"));

    // A loop turns by a jump backwards. The jump goes to a checkpoint before its target instead, which what falls through passes as well.
    private bool CheckLoops(MethodBody body)
    {
        var position = body.Instructions.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var tries = body.ExceptionHandlers.Select(handler => (Handler: handler, Start: position[handler.TryStart], End: position[handler.TryEnd])).ToArray();
        var jumps = from jump in body.Instructions from target in Targets(jump) where position[target] <= position[jump] select (Jump: jump, Target: target);
        var loops = jumps.Distinct().ToLookup(entry => entry.Target, entry => entry.Jump);
        foreach (var loop in loops)
        {
            // Where a try begins too, the checkpoint stands outside of it for jumps from outside (its own catch among them, which must not
            // swallow the interrupt turn by turn), and inside for jumps from inside.
            var begun = tries.Where(region => region.Handler.TryStart == loop.Key).ToArray();
            Instruction? first = null;
            foreach (var jumpsOfOneDepth in loop.GroupBy(jump => begun.Count(region => Contains(region, jump))).OrderBy(group => group.Key))
            {
                var checkpoint = InsertBefore(body, loop.Key);
                first ??= checkpoint;
                foreach (var jump in jumpsOfOneDepth)
                    Retarget(jump, loop.Key, checkpoint);
                foreach (var (handler, _, _) in begun.Where(region => region.Handler.TryStart == loop.Key && Contains(region, jumpsOfOneDepth.First())))
                    handler.TryStart = checkpoint;
            }

            foreach (var handler in body.ExceptionHandlers)
            {
                if (handler.TryEnd == loop.Key)
                    handler.TryEnd = first;
                if (handler.HandlerEnd == loop.Key)
                    handler.HandlerEnd = first;
            }
        }

        return loops.Count > 0;

        bool Contains((ExceptionHandler Handler, int Start, int End) region, Instruction jump) => position[jump] >= region.Start && position[jump] < region.End;
    }

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private static void Retarget(Instruction jump, Instruction from, Instruction to)
    {
        if (jump.Operand is Instruction[] targets)
            targets.AsSpan().Replace(from, to);
        else
            jump.Operand = to;
    }

    /// <summary>Puts a checkpoint before an instruction; what jumps to the instruction does not pass it.</summary>
    /// <returns>Where the checkpoint begins.</returns>
    private Instruction InsertBefore(MethodBody body, Instruction place)
    {
        var end = Instruction.Create(OpCodes.Nop);
        Instruction[] steps = [.. Steps(end), end];
        body.InsertBefore(place, steps);
        return steps[0];
    }

    /// <summary>Puts a checkpoint in the place of an instruction, which follows it: what jumps there passes the checkpoint.</summary>
    private void InsertInPlace(MethodBody body, Instruction place)
    {
        var end = Instruction.Create(OpCodes.Nop);
        body.InsertInPlace(place, [.. Steps(end), end]);
    }

    private Instruction[] Steps(Instruction next) =>
    [
        Instruction.Create(OpCodes.Volatile),
        Instruction.Create(OpCodes.Ldsfld, raised),
        Instruction.Create(OpCodes.Brfalse, next),
        Instruction.Create(OpCodes.Call, pass),
    ];

    // default(CancellationToken), which the compiler passes for an optional parameter: ldloca x, initobj, ldloc x.
    private void PassToken(MethodBody body, Instruction instruction)
    {
        if (instruction is not { OpCode.Code: Code.Ldloca, Operand: VariableDefinition variable, Next: { OpCode.Code: Code.Initobj, Operand: TypeReference type, Next: { OpCode.Code: Code.Ldloc } load } initialize }
            || load.Operand != variable || type.FullName != "System.Threading.CancellationToken")
        {
            return;
        }

        (instruction.OpCode, instruction.Operand) = (OpCodes.Call, token);
        (initialize.OpCode, initialize.Operand) = (OpCodes.Stloc, variable);
    }
}
