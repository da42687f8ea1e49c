package dev.backsource.config.web.caller;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.Printable;
import dev.backsource.policy.origin.AddressRanges;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People behind a gateway, which has an access key of its own and names them in a header, so that the history has their names. They have
 * the permissions of the gateway's key; people with a session of their own keep their name. The header is believed only if the settings
 * name it, and the addresses that it may come from.
 */
@Singleton
final class GatewayOperators {
    private static final int MAX_LENGTH = 200;

    private final @Nullable String header;
    private final AddressRanges gateways;

    GatewayOperators(GatewaySettings settings) {
        header = settings.operatorHeader().orElse(null);
        gateways = AddressRanges.parse(settings.addresses().orElse(List.of()));
    }

    /**
     * The caller of a request that {@code caller} sends: the person in the header, or the caller itself.
     *
     * @throws InvalidRequestException when the header is repeated, too long or unprintable
     */
    Caller of(RoutingContext context, Caller caller) {
        var name = header == null || caller.kind() != CallerKind.PROGRAM || !isGateway(context)
                ? null
                : named(context.request().headers(), header);
        return name == null ? caller : caller.named(name);
    }

    private boolean isGateway(RoutingContext context) {
        var address = context.request().remoteAddress();
        return address != null && address.hostAddress() != null && gateways.contains(address.hostAddress());
    }

    /** Null when the header names nobody. */
    private static @Nullable String named(MultiMap headers, String header) {
        var values = headers.getAll(header);
        if (values.size() > 1) {
            throw refusal(header, "occurs " + values.size() + " times; send it once, with one operator");
        }
        var name = values.isEmpty() ? "" : decode(values.get(0)).strip();
        if (name.length() > MAX_LENGTH) {
            throw refusal(header, "has " + name.length() + " characters; the limit is " + MAX_LENGTH);
        }
        if (!Printable.isPrintable(name)) {
            throw refusal(header, "has a control character");
        }
        return name.isEmpty() ? null : name;
    }

    /** The server decodes headers as ISO 8859-1; names are sent as UTF-8 more often. */
    private static String decode(String value) {
        var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    private static InvalidRequestException refusal(String header, String detail) {
        return InvalidRequestException.of(header, Violation.MALFORMED, "the header " + detail);
    }
}
