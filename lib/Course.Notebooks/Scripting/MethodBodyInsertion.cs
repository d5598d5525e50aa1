using Mono.Cecil.Cil;

namespace Course.Notebooks.Scripting;

/// <summary>Puts instructions between those of a method.</summary>
internal static class MethodBodyInsertion
{
    extension(MethodBody body)
    {
        /// <summary>Puts steps in the place of an instruction, which follows them: what jumps to it, begins with it or is on its line now goes for the first of them.</summary>
        public void InsertInPlace(Instruction place, params Instruction[] steps)
        {
            var moved = Instruction.Create(OpCodes.Nop);
            (moved.OpCode, moved.Operand) = (place.OpCode, place.Operand);
            (place.OpCode, place.Operand) = (steps[0].OpCode, steps[0].Operand);
            body.InsertAfter(place, [.. steps.Skip(1), moved]);
        }

        /// <summary>Puts steps after an instruction.</summary>
        public void InsertAfter(Instruction place, params Instruction[] steps)
        {
            var editor = body.GetILProcessor();
            foreach (var step in steps)
            {
                editor.InsertAfter(place, step);
                place = step;
            }
        }

        /// <summary>Puts steps before an instruction; what jumps to the instruction does not pass them.</summary>
        public void InsertBefore(Instruction place, params Instruction[] steps)
        {
            var editor = body.GetILProcessor();
            foreach (var step in steps)
                editor.InsertBefore(place, step);
        }
    }
}
