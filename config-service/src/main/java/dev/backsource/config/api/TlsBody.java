package dev.backsource.config.api;

import dev.backsource.policy.domain.OriginTls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How edges speak TLS to the origins, as a client sets it. */
record TlsBody(@Schema(defaultValue = "FULL") OriginTls.@Nullable Verification verification) {

    /** The field {@code originTls}; null when it is left out. */
    static @Nullable OriginTls read(JsonFields fields) {
        return fields.object("originTls", TlsBody::readTls);
    }

    private static OriginTls readTls(JsonFields fields) {
        var body = new TlsBody(fields.choice("verification", OriginTls.Verification.class));
        fields.refuseOthers();
        return body.verification == null ? OriginTls.DEFAULT : new OriginTls(body.verification);
    }
}
