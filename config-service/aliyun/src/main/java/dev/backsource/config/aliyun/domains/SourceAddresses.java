package dev.backsource.config.aliyun.domains;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.OriginAddress;

/** Addresses of origins in parameters. */
final class SourceAddresses {
    private SourceAddresses() {}

    /** @throws CallRefusedException when the text is no address */
    static OriginAddress of(String parameter, String text) {
        try {
            return OriginAddress.parse(text);
        } catch (InvalidValueException e) {
            throw new CallRefusedException(ErrorCode.SOURCES_INVALID, parameter + ": " + e.detail());
        }
    }
}
