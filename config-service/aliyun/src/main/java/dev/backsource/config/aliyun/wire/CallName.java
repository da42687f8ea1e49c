package dev.backsource.config.aliyun.wire;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.signature.SentCall;
import dev.backsource.config.aliyun.signature.Signers;
import dev.backsource.policy.Printable;
import java.util.List;

/**
 * The operation of a call, from its signed part: from headers where these are signed, from parameters otherwise.
 *
 * @param action empty when the call names none
 * @param version empty likewise
 */
record CallName(String action, String version) {
    private static final String VERSION = "2018-05-10";

    static CallName of(SentCall call) {
        return Signers.areInHeaders(call)
                ? new CallName(header(call, "x-acs-action"), header(call, "x-acs-version"))
                : new CallName(
                        call.parameters().getOrDefault("Action", ""),
                        call.parameters().getOrDefault("Version", ""));
    }

    private static String header(SentCall call, String name) {
        var values = call.headers().getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0).strip() : "";
    }

    /** @throws CallRefusedException when it isn't an operation of this API */
    void require() {
        if (action.isEmpty()) {
            throw new CallRefusedException(
                    ErrorCode.PARAMETER_MISSING, "set the operation in Action or in the header x-acs-action");
        }
        if (!version.equals(VERSION)) {
            throw new CallRefusedException(
                    ErrorCode.VERSION_UNKNOWN, "Version must be " + VERSION + ", not " + Printable.of(version));
        }
    }
}
