using System.Text;

namespace Course.Notebooks.Scripting;

/// <summary>Sends what a cell writes to the console to the cell's outputs, and lets it read from its front end; everything else goes where it went before.</summary>
internal static class ConsoleRouter
{
    private static readonly Lock Gate = new();
    private static bool installed;

    /// <summary>Takes over the process's console once; further calls do nothing.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (installed)
                return;
            installed = true;
            Console.SetOut(new CellWriter(StreamKind.Output, Console.Out));
            Console.SetError(new CellWriter(StreamKind.Error, Console.Error));
            Console.SetIn(new CellReader(Console.In));
        }
    }

    private sealed class CellWriter(StreamKind stream, TextWriter outside) : TextWriter
    {
        public override Encoding Encoding => outside.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (CellContext.Current is { } cell)
                cell.Output.Write(stream, buffer);
            else
                outside.Write(buffer);
        }

        public override void Flush()
        {
            if (CellContext.Current is { } cell)
                cell.Output.Flush();
            else
                outside.Flush();
        }
    }

    private sealed class CellReader(TextReader outside) : TextReader
    {
        private string rest = "";

        public override string? ReadLine()
        {
            if (CellContext.Current is not { } cell)
                return outside.ReadLine();
            if (rest.Length > 0)
            {
                var line = rest.TrimEnd('\n');
                rest = "";
                return line;
            }

            return cell.Output.RequestInput("", password: false);
        }

        public override int Read()
        {
            if (CellContext.Current is null)
                return outside.Read();
            var next = Peek();
            rest = rest[1..];
            return next;
        }

        public override int Peek()
        {
            if (CellContext.Current is not { } cell)
                return outside.Peek();
            if (rest.Length == 0)
                rest = cell.Output.RequestInput("", password: false) + "\n";
            return rest[0];
        }
    }
}
