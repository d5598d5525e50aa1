namespace Course;

/// <summary>Training stopped because the loss became infinite or not a number. The network keeps the parameters it had before that step.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Describes where training stopped, and why.</summary>
    public TrainingDivergedException(DivergenceCause cause, int epoch, int batch, double loss, string explanation)
        : base($"The loss became {(double.IsNaN(loss) ? "not a number" : "infinite")} in epoch {epoch}, batch {batch}. {explanation}")
        => (Cause, Epoch, Batch, Loss) = (cause, epoch, batch, loss);

    /// <summary>The most likely cause.</summary>
    public DivergenceCause Cause { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch within the epoch, from 1.</summary>
    public int Batch { get; }

    /// <summary>What the loss had become.</summary>
    public double Loss { get; }
}
