package io.headroom.plan;

import org.jspecify.annotations.Nullable;

/// How a deployment serves requests.
public sealed interface Serving {
    /// GPUs that one replica holds.
    int gpusPerReplica();

    /// A large language model under continuous batching, as vLLM v1 does it.
    ///
    /// @param engine the serving engine, e.g. `vllm`, `trtllm` or `sglang`: profiles may differ by it
    /// @param engineVersion its version, or null if it does not matter
    /// @param precision number format of the weights
    /// @param kvPrecision number format of the KV cache
    /// @param tensorParallel GPUs that share one replica: 1, 2, 4, 8, ...
    /// @param maxBatchedTokens token budget of one step, prefill and decode together
    /// @param maxSequences sequences that run at once
    /// @param memoryShare share of each GPU's memory that the replica may use, above 0 and at most 1
    /// @param prefixCaching whether KV blocks of earlier prompts and answers are used again where a prompt begins with the same tokens; on, as in vLLM v1.
    ///     It changes nothing for requests that stand alone: their prompts have nothing in common
    /// @param sessionAffinity whether a turn goes back to the replica that served its session's last one; on, since its prefix is cached there alone
    record Batching(String engine, @Nullable String engineVersion, Precision precision, Precision kvPrecision, int tensorParallel, int maxBatchedTokens,
            int maxSequences, double memoryShare, boolean prefixCaching, boolean sessionAffinity) implements Serving {
        /// The engine where nothing else is said.
        public static final String USUAL_ENGINE = "vllm";

        /// @throws InvalidPlan if a limit is out of range
        public Batching {
            Require.id("serving engine", engine);
            if (engineVersion != null) {
                Require.name("version of a serving engine", engineVersion);
            }
            if (tensorParallel < 1 || Integer.bitCount(tensorParallel) != 1 || tensorParallel > 128) {
                throw new InvalidPlan("Tensor parallel is %d: use a power of two from 1 to 128.".formatted(tensorParallel));
            }
            Require.atLeast("Token budget of a step", maxBatchedTokens, 1, "vLLM's usual value is 8192.");
            Require.atLeast("Most sequences at once", maxSequences, 1, "vLLM's usual value is 256.");
            Require.atLeast("Token budget of a step", maxBatchedTokens, maxSequences, "Raise it to the most sequences at once, or lower those.");
            Require.above("Memory share", memoryShare, 0, "vLLM's usual value is 0.9.");
            Require.atLeast("Memory left by a memory share of " + memoryShare, 1 - memoryShare, 0, "Use at most 1, usually 0.9.");
        }

        /// vLLM's usual limits for a precision and tensor-parallel degree: 8,192 tokens a step, 256 sequences, 90 % of memory, KV cache in bf16, prefix
        /// caching on; sessions stay with their replica.
        public static Batching of(Precision precision, int tensorParallel) {
            return new Batching(USUAL_ENGINE, null, precision, Precision.BF16, tensorParallel, 8192, 256, 0.9, true, true);
        }

        /// The same with prefix caching on or off.
        public Batching withPrefixCaching(boolean on) {
            return new Batching(engine, engineVersion, precision, kvPrecision, tensorParallel, maxBatchedTokens, maxSequences, memoryShare, on, sessionAffinity);
        }

        /// The same with session affinity on or off.
        public Batching withSessionAffinity(boolean on) {
            return new Batching(engine, engineVersion, precision, kvPrecision, tensorParallel, maxBatchedTokens, maxSequences, memoryShare, prefixCaching, on);
        }

        @Override
        public int gpusPerReplica() {
            return tensorParallel;
        }
    }

    /// Servers that take one request each, for services that are not language models.
    ///
    /// @param servers requests served at once by one replica
    /// @param serviceSeconds how long one request holds a server, in seconds
    /// @param gpusPerReplica GPUs that one replica holds
    record Slots(int servers, Distribution serviceSeconds, int gpusPerReplica) implements Serving {
        /// @throws InvalidPlan if there is no server or no GPU
        public Slots {
            Require.atLeast("Servers of a replica", servers, 1, "Each replica needs one at least.");
            Require.atLeast("GPUs of a replica", gpusPerReplica, 1, "Each replica needs one at least.");
        }
    }
}
