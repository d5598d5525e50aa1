using System.Numerics;

namespace Course;

/// <summary>What a network file holds: everything that is needed to predict for new samples.</summary>
/// <param name="Network">The network, which predicts the same bits as the one that was saved.</param>
/// <param name="Scaler">What to apply to features first, or null if none was saved.</param>
/// <param name="FeatureNames">The names of the features; empty if none were saved.</param>
/// <param name="ClassNames">The names of the classes; empty if none were saved.</param>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed record SavedNetwork<T>(Network<T> Network, IScaler<T>? Scaler, IReadOnlyList<string> FeatureNames, IReadOnlyList<string> ClassNames)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>So that <c>var (network, scaler) = Network.Load(path);</c> can be written.</summary>
    public void Deconstruct(out Network<T> network, out IScaler<T>? scaler) => (network, scaler) = (Network, Scaler);
}
