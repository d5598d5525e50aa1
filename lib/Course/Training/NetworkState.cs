using System.Numerics;

namespace Course;

/// <summary>A copy of everything a network had learned at one moment.</summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkState<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal NetworkState(T[][] values) => Values = values;

    internal T[][] Values { get; }
}
