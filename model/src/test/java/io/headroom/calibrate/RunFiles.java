package io.headroom.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small recorded run as files: two requests to Llama 3.1 8B, made up.
final class RunFiles {
    static final String META = """
            {"model": "meta-llama/Llama-3.1-8B-Instruct", "vllm_version": "0.19.0", "started_at": "2026-04-25T18:47:18Z",
             "engine_kwargs": {"tensor_parallel_size": 1, "data_parallel_size": 1, "max_num_seqs": 4, "max_num_batched_tokens": 2048,
                               "dtype": "bfloat16", "kv_cache_dtype": "fp8", "seed": 42}}
            """;
    /// 18:47:18 is 1777142838 s; the engine's clock says 1000 then, and each request takes at least 2 ms to it.
    static final String FIRST = """
            {"request_id": "a", "input_toks": 300, "output_toks": 3, "arrival_time": 1777142838.5, "queued_ts": 1000.5, "scheduled_ts": 1000.5, \
            "first_token_ts": 1000.6, "last_token_ts": 1000.7}
            """;
    static final String SECOND = """
            {"request_id": "b", "input_toks": 400, "output_toks": 1, "arrival_time": 1777142838.75, "queued_ts": 1000.8, "scheduled_ts": 1000.9, \
            "first_token_ts": 1001.0, "last_token_ts": 1001.0}
            """;
    static final String SERIES = "t,running,waiting,kv_cache_pct\n1.0,1,0,0.5\n2.0,0,0,0.0\n";

    private RunFiles() {}

    static Path write(Path folder, String meta, String requests, String series) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.json"), meta);
        Files.writeString(folder.resolve("requests.jsonl"), requests);
        Files.writeString(folder.resolve("timeseries.csv"), series);
        return folder;
    }
}
