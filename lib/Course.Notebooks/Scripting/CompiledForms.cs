using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>What the compiler makes of an <c>await</c> and of a <c>catch</c>.</summary>
internal static class CompiledForms
{
    extension(Instruction instruction)
    {
        /// <summary>Whether it takes the result of what has been awaited, in a method that steps through an async one.</summary>
        public bool TakesAwaitedResult => instruction.Operand is MethodReference { Name: "GetResult", HasThis: true, HasParameters: false };
    }

    extension(ExceptionHandler handler)
    {
        /// <summary>Whether it catches exceptions, with <c>when</c> or without: it begins with the exception on the stack.</summary>
        public bool Catches => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
    }
}
