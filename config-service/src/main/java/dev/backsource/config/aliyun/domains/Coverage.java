package dev.backsource.config.aliyun.domains;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import java.util.Set;

/** Where domains are served, in the API's words: everywhere, since every edge serves every domain. */
final class Coverage {
    static final String EVERYWHERE = "global";

    /** All that the API knows. */
    static final Set<String> ALL = Set.of(EVERYWHERE, "domestic", "overseas");

    private Coverage() {}

    /** @throws CallRefusedException when it is any but everywhere */
    static void require(String parameter, String coverage) {
        if (!coverage.equals(EVERYWHERE)) {
            throw CallRefusedException.ofParameter(
                    parameter, "is " + EVERYWHERE + " or left out: every edge serves every domain");
        }
    }
}
