using System.Diagnostics;

namespace Course.Benchmarks;

/// <summary>The side of the protocol that measures: answers each line of standard input with a line of standard output, until the input ends.</summary>
internal static class WorkerLoop
{
    // The runtime recompiles what it has seen run often, in the background and after a tenth of a second: nothing is measured before it had time to.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4);

    /// <summary>Announces <paramref name="version"/> and measures what is asked for.</summary>
    /// <param name="version">Name and version of what is measured.</param>
    /// <param name="prepare">Makes what is to be timed, or returns null if it is not among the things that this worker can do; returns the loss, if there is one.</param>
    public static void Run(string version, Func<Request, Func<double?>?> prepare)
    {
        Send(new Answer { Version = version });
        var prepared = new Dictionary<(string, string), Func<double?>?>();
        while (Console.ReadLine() is { } line)
        {
            var request = ProtocolJson.Read<Request>(line);
            var key = (request.Case, request.Dtype);
            if (!prepared.TryGetValue(key, out var work))
            {
                prepared[key] = work = prepare(request);
                if (work is not null && request.Seconds > 0) Heat(work);
            }

            Send(work is null ? new Answer { Missing = "not among the things that it can do" } : Measure(work, request));
        }
    }

    /// <summary>Says why there is nothing to measure.</summary>
    public static void Decline(string reason) => Send(new Answer { Missing = reason });

    private static void Heat(Func<double?> work)
    {
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 2 || clock.Elapsed < WarmUp; i++) work();
        Thread.Sleep(150);
        work();
    }

    private static Answer Measure(Func<double?> work, Request request)
    {
        double[] seconds = new double[request.Samples];
        double? loss = null;
        for (int sample = 0; sample < seconds.Length; sample++)
        {
            int runs = 0;
            var clock = Stopwatch.StartNew();
            do
            {
                loss = work();
                runs++;
            }
            while (clock.Elapsed.TotalSeconds < request.Seconds);

            seconds[sample] = clock.Elapsed.TotalSeconds / runs;
        }

        return new Answer { Seconds = seconds, Loss = loss };
    }

    private static void Send(Answer answer)
    {
        Console.Out.WriteLine(ProtocolJson.Write(answer));
        Console.Out.Flush();
    }
}
