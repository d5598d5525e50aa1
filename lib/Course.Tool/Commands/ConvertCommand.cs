using System.CommandLine;
using Course.Notebooks.Conversion;
using Course.Notebooks.Documents;

namespace Course.Tool.Commands;

/// <summary><c>course convert FILE --to FORMAT</c>: a notebook as .ipynb, as .dib or as a program for <c>dotnet run</c>.</summary>
internal sealed class ConvertCommand : Command
{
    private static readonly string[] Formats = ["ipynb", "dib", "cs"];

    private readonly Argument<string[]> files = new("files")
    {
        Description = "Notebooks (.ipynb, .dib) or C# file-based apps (.cs).",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> format = new("--to", "-t")
    {
        Description = "ipynb, dib, or cs: a program that 'dotnet run' runs without any notebook engine.",
        HelpName = "FORMAT",
        Required = true,
    };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Folder for the converted files. Default: beside each original.",
        HelpName = "DIR",
    };

    private readonly Option<bool> force = new("--force", "-f") { Description = "Replace files that are there already." };

    public ConvertCommand()
        : base("convert", "Convert notebooks between .ipynb, .dib and C# programs.")
    {
        Arguments.Add(files);
        format.AcceptOnlyFromAmong(Formats);
        foreach (Option option in new Option[] { format, output, force }) Options.Add(option);
        SetAction(Convert);
    }

    private int Convert(ParseResult line)
    {
        int failed = 0;
        foreach (string file in line.GetRequiredValue(files))
        {
            string folder = Path.GetFullPath(line.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(file))!);
            string target = Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + line.GetRequiredValue(format));
            try
            {
                Convert(file, target, line.GetValue(force));
            }
            catch (Exception exception) when (exception is ConversionException or NotebookFormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{file}: {exception.Message}");
                failed++;
            }
        }

        return failed == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Convert(string file, string target, bool force)
    {
        if (Path.GetFullPath(file) == target) throw new UsageException($"'{file}' is in that format already.");
        if (File.Exists(target) && !force) throw new UsageException($"'{target}' exists already, and is left as it is. Use --force to replace it, or --output for another folder.");
        var document = IsProgram(file) ? FileBasedApp.Read(File.ReadAllText(file)) : NotebookDocument.Load(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (IsProgram(target))
        {
            var app = FileBasedApp.Write(document, file, target);
            File.WriteAllText(target, app.Text);
            foreach (string notice in app.Notices) Console.Error.WriteLine($"{file}: {notice}");
        }
        else
        {
            document.Save(target);
        }

        string shown = Path.GetRelativePath(Environment.CurrentDirectory, target);
        Console.WriteLine(IsProgram(target) ? $"{shown}: run it with  dotnet run {shown}" : shown);
    }

    private static bool IsProgram(string path) => Path.GetExtension(path).Equals(".cs", StringComparison.OrdinalIgnoreCase);
}
