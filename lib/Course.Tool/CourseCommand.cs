using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using System.Runtime.InteropServices;
using Course.Tool.Commands;

namespace Course.Tool;

/// <summary>
/// The root of the command line. Each command is one class in the folder <c>Commands</c> that declares its arguments,
/// options and help in its constructor and its work in an action; adding one is one line here.
/// </summary>
internal sealed class CourseCommand : RootCommand
{
    public CourseCommand()
        : base("Neural networks in C#: runs the notebooks of the course.")
    {
        HelpName = "course";
        Subcommands.Add(new RunCommand());
        Subcommands.Add(new NewCommand());
        Subcommands.Add(new ConvertCommand());
        Subcommands.Add(new BookCommand());
        Subcommands.Add(new ProgressCommand());
        Subcommands.Add(new GradeCommand());
        Subcommands.Add(new KernelCommand());

        Options.OfType<VersionOption>().Single().Action = new VersionAction();
    }

    /// <summary>Parses and runs a command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> ExecuteAsync(string[] args)
    {
        var parsed = Parse(args);
        try
        {
            // The commands that do long work end themselves on Ctrl+C, after saving what was done.
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            if (parsed.Action is ParseErrorAction wrong) wrong.ShowHelp = false;
            int code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            if (parsed.Errors.Count == 0) return code;
            await Console.Error.WriteLineAsync($"What can be typed: {CommandLineOf(parsed.CommandResult.Command)} --help").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (UsageException misuse)
        {
            await Console.Error.WriteLineAsync(misuse.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    private static string CommandLineOf(Command command) =>
        command is RootCommand ? "course" : $"{CommandLineOf(command.Parents.OfType<Command>().First())} {command.Name}";

    private sealed class VersionAction : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            string version = typeof(CourseCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            parseResult.InvocationConfiguration.Output.WriteLine($"course {version.Split('+')[0]}, {RuntimeInformation.FrameworkDescription}");
            return ExitCode.Success;
        }
    }
}
