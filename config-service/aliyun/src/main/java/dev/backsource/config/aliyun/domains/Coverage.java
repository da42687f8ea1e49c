package dev.backsource.config.aliyun.domains;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import java.util.Set;

/** The coverage of domains, in the API's words: global, since every edge serves every domain. */
final class Coverage {
    static final String EVERYWHERE = "global";

    /** All words of the API. */
    static final Set<String> ALL = Set.of(EVERYWHERE, "domestic", "overseas");

    private Coverage() {}

    /** @throws CallRefusedException when the coverage isn't global */
    static void require(String parameter, String coverage) {
        if (!coverage.equals(EVERYWHERE)) {
            throw CallRefusedException.ofParameter(
                    parameter, "must be " + EVERYWHERE + " or omitted: every edge serves every domain");
        }
    }
}
