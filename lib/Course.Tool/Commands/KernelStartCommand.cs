using System.CommandLine;
using Course.Notebooks.Jupyter;

namespace Course.Tool.Commands;

/// <summary><c>course kernel start FILE</c>: is the kernel. Front ends type this, people do not; <see cref="Program"/> takes a shorter way to the same place.</summary>
internal sealed class KernelStartCommand : Command
{
    private readonly Argument<FileInfo> file = new("connection-file") { Description = "The connection file that the front end wrote." };

    public KernelStartCommand()
        : base("start", "Run the kernel for a front end that wrote a connection file.")
    {
        Arguments.Add(file);
        SetAction((parsed, _) => KernelProcess.RunAsync(parsed.GetRequiredValue(file).FullName));
    }
}
