using System.CommandLine;
using System.Runtime.InteropServices;
using Course.Notebooks.Jupyter;

namespace Course.Tool.Commands;

/// <summary><c>course kernel doctor</c>: what is installed, what is missing, what to type.</summary>
internal sealed class KernelDoctorCommand : Command
{
    private readonly Option<string> name = new("--name")
    {
        Description = "The kernel to look at.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    public KernelDoctorCommand()
        : base("doctor", "Check that the kernel is installed and works, and say what to do if not.")
    {
        Options.Add(name);
        SetAction(parsed => Examine(parsed.GetRequiredValue(name)));
    }

    private static int Examine(string name)
    {
        Say(true, $"{RuntimeInformation.FrameworkDescription} ({RuntimeInformation.RuntimeIdentifier})");
        string? jupyter = FindOnPath("jupyter");
        Say(jupyter is not null, jupyter is not null
            ? $"Jupyter: {jupyter}"
            : "Jupyter is not on the PATH. VS Code needs only its Jupyter extension; for JupyterLab: pip install jupyterlab");

        if (KernelSpec.FindAll(JupyterPaths.Here).FirstOrDefault(kernel => string.Equals(kernel.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } spec)
            return Fail($"No kernel '{name}' is installed. Type: course kernel install{(name == KernelSpec.DefaultName ? "" : $" --name {name}")}");
        if (!spec.IsOurs)
            return Fail($"'{name}' is \"{spec.DisplayName}\" of another program, in {spec.Folder}. To put this kernel in its place: course kernel install --force");
        Say(true, $"Kernel '{spec.Name}': {spec.Folder}");
        if (!File.Exists(spec.Command[0])) return Fail($"It is started by {spec.Command[0]}, which is not there any more. Type: course kernel install");
        if (!File.Exists(spec.Program)) return Fail($"Its program {spec.Program} is missing. Type: course kernel install");

        var trial = KernelTrial.Run(spec, "1+1", TimeSpan.FromSeconds(60));
        if (trial.Problem is not null) return Fail($"It does not work: {trial.Problem}{Environment.NewLine}  Type: course kernel install");
        Say(true, $"It started and ran 1+1 in {trial.Time.TotalSeconds:0.00} s");
        return ExitCode.Success;

        static int Fail(string text)
        {
            Say(false, text);
            return ExitCode.Failure;
        }
    }

    private static void Say(bool good, string text) => Console.WriteLine($"{(good ? "ok" : "--")}  {text}");

    private static string? FindOnPath(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}
