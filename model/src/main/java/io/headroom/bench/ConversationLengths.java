package io.headroom.bench;

import io.headroom.plan.Distribution;
import java.util.Arrays;

/// Prompt and output lengths of the Azure conversation trace of 2023: a hundred equally likely values of each, the middles of its percentiles
/// (Azure/AzurePublicDataset, CC-BY 4.0). Their means, 1152 and 210 tokens, are within 1 % of the trace's.
final class ConversationLengths {
    private static final int[] INPUT = {
            16, 58, 120, 174, 181, 181, 194, 200, 203, 206, 209, 215, 235, 298, 369, 373, 376, 379, 382, 385, 388, 391, 393, 394, 396, 397, 398, 400,
            401, 402, 404, 406, 407, 409, 412, 417, 421, 428, 440, 530, 791, 884, 922, 960, 979, 989, 998, 1005, 1012, 1018, 1023, 1028, 1034, 1039,
            1043, 1048, 1053, 1058, 1063, 1068, 1073, 1078, 1083, 1089, 1094, 1100, 1106, 1112, 1118, 1126, 1135, 1143, 1153, 1165, 1181, 1201, 1231,
            1277, 1313, 1314, 1317, 1350, 1434, 1604, 1786, 1970, 2135, 2310, 2480, 2613, 2923, 3789, 4075, 4078, 4081, 4084, 4088, 4092, 4110, 4831};
    private static final int[] OUTPUT = {
            14, 18, 28, 36, 40, 43, 46, 48, 50, 53, 56, 58, 60, 63, 66, 68, 70, 72, 74, 76, 78, 80, 82, 83, 84, 86, 87, 88, 89, 90, 91, 92, 93, 94,
            95, 97, 98, 99, 101, 102, 104, 106, 108, 110, 112, 114, 117, 120, 124, 127, 131, 135, 139, 143, 148, 153, 159, 162, 167, 172, 179, 184,
            195, 207, 217, 219, 296, 373, 376, 382, 385, 388, 391, 393, 394, 396, 396, 396, 397, 399, 401, 403, 406, 409, 411, 413, 414, 416, 419,
            421, 426, 429, 430, 438, 446, 460, 490, 522, 571, 644};

    private static final Distribution INPUT_SPREAD = distribution(INPUT);
    private static final Distribution OUTPUT_SPREAD = distribution(OUTPUT);

    private ConversationLengths() {}

    static Distribution input() {
        return INPUT_SPREAD;
    }

    static Distribution output() {
        return OUTPUT_SPREAD;
    }

    private static Distribution distribution(int[] tokens) {
        return new Distribution.Empirical(Arrays.stream(tokens).asDoubleStream().boxed().toList());
    }
}
