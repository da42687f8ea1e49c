package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;

/** The limits of changes in one call. */
public final class CallLimits {
    public static final int MAX_DOMAINS = 50;
    static final int MAX_FUNCTIONS = 50;
    static final int MAX_PRODUCT = 50;

    private CallLimits() {}

    /** @throws CallRefusedException when there are too many domains and functions together */
    static void require(int domains, int functions) {
        if (domains * functions > MAX_PRODUCT) {
            throw new CallRefusedException(
                    ErrorCode.TOO_MANY_DOMAINS,
                    domains + " domains × " + functions + " functions = " + domains * functions
                            + "; the limit per call is " + MAX_PRODUCT + ". Split the call");
        }
    }
}
