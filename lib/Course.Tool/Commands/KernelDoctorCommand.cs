using System.CommandLine;
using Course.Notebooks.Jupyter;
using Course.Tool.Kernels;

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
        SetAction(parsed => Report(new KernelExamination(parsed.GetRequiredValue(name), JupyterPaths.Here)));
    }

    private static int Report(KernelExamination examination)
    {
        bool works = true;
        foreach (var (state, text, advice) in examination.Examine())
        {
            Console.WriteLine($"{Mark(state)}  {text}");
            if (advice is not null) Console.WriteLine($"    {advice}");
            works &= state != FindingState.Broken;
        }

        return works ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Mark(FindingState state) => state switch
    {
        FindingState.Good => "ok",
        FindingState.Missing => "--",
        _ => "!!",
    };
}
