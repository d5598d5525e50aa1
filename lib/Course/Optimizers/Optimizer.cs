using System.Numerics;
using System.Runtime.CompilerServices;

namespace Course;

/// <summary>
/// The rule by which a gradient g changes a parameter w. η is the learning rate, t counts the steps from 1.
/// All rules follow PyTorch's conventions; each class states its formula.
/// </summary>
/// <remarks>An optimiser keeps its memory (velocities, averages) for the parameters it first met; given others it starts anew.</remarks>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Optimizer<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // A rule with a memory goes over a parameter several times: in pieces, which stay in the processor's fastest cache from the first pass to the last.
    private const int PieceLength = 1024;

    private readonly T[] scratch = new T[PieceLength];
    private IReadOnlyList<Parameter<T>>? known;
    private T[][] first = [], second = [];

    /// <summary>A rule with learning rate η.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a positive number.</exception>
    protected Optimizer(double learningRate)
    {
        if (learningRate is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate is a positive number; 0.001 to 0.1 is usual.");
        LearningRate = BaseLearningRate = learningRate;
    }

    /// <summary>η as it was given; <see cref="Schedule"/> scales it.</summary>
    public double BaseLearningRate { get; }

    /// <summary>η of the present epoch.</summary>
    public double LearningRate { get; set; }

    /// <summary>How η changes from epoch to epoch; constant unless given.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>What becomes of gradients that are too large; nothing unless given.</summary>
    public GradientClipping? Clipping { get; init; }

    /// <summary>t: the steps taken with the present parameters.</summary>
    public int StepCount { get; private set; }

    /// <summary>How many arrays of the parameter's size the rule remembers from step to step: 0, 1 or 2.</summary>
    protected abstract int MemorySize { get; }

    /// <summary>Changes every parameter by its <see cref="Parameter{T}.Gradient"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(IReadOnlyList<Parameter<T>> parameters)
    {
        if (!ReferenceEquals(parameters, known)) Meet(parameters);
        Clipping?.Apply(parameters);
        StepCount++;
        BeginStep();
        for (int i = 0; i < parameters.Count; i++)
        {
            Span<T> w = parameters[i].Values, g = parameters[i].Gradients, m = first[i], v = second[i];
            if (MemorySize == 0)
            {
                Update(w, g, m, v, []);
                continue;
            }

            for (int start = 0; start < w.Length; start += PieceLength)
            {
                int length = Math.Min(PieceLength, w.Length - start);
                Update(w.Slice(start, length), g.Slice(start, length), Piece(m, start, length), Piece(v, start, length), scratch.AsSpan(0, length));
            }
        }
    }

    /// <summary>Computes once what is the same for all parameters of a step.</summary>
    protected virtual void BeginStep()
    {
    }

    /// <summary>Changes a piece of a parameter.</summary>
    /// <param name="w">The parameter's entries.</param>
    /// <param name="g">Their gradients.</param>
    /// <param name="m">The first thing remembered of them; empty if <see cref="MemorySize"/> is 0.</param>
    /// <param name="v">The second; empty if <see cref="MemorySize"/> is below 2.</param>
    /// <param name="scratch">Room of the same length; empty if <see cref="MemorySize"/> is 0.</param>
    protected abstract void Update(Span<T> w, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch);

    /// <summary>The rule and its learning rate.</summary>
    public override string ToString() => $"{GetType().Name.Split('`')[0]}({BaseLearningRate})";

    /// <summary>Checks a coefficient that must lie in [0, 1).</summary>
    private protected static double RequireShare(double value, string name)
        => value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a share, from 0 up to but not including 1.");

    private static Span<T> Piece(Span<T> memory, int start, int length) => memory.IsEmpty ? memory : memory.Slice(start, length);

    private void Meet(IReadOnlyList<Parameter<T>> parameters)
    {
        first = [.. parameters.Select(parameter => MemorySize > 0 ? new T[parameter.Count] : [])];
        second = [.. parameters.Select(parameter => MemorySize > 1 ? new T[parameter.Count] : [])];
        (known, StepCount) = (parameters, 0);
    }
}
