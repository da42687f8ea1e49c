package dev.backsource.config.aliyun.functions;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All functions of domains. */
public final class CdnFunctions {
    private static final String HOST = "domain_name";

    /** The {@code Host} in back-to-origin requests. */
    private static final CdnFunction ORIGIN_HOST = new FieldFunction<>(
            "set_req_host_header",
            HOST,
            Part.ORIGIN_REQUEST,
            OriginRequest::host,
            OriginRequest::withHost,
            arguments -> arguments.parsed(HOST, OriginRequest.DEFAULT::withHost).host(),
            host -> host);

    private static final Map<String, CdnFunction> BY_NAME = Stream.of(
                    new ForwardScheme(),
                    ORIGIN_HOST,
                    new OriginServerName(),
                    OriginTimeout.FUNCTION,
                    new DynamicRouting())
            .collect(Collectors.toMap(CdnFunction::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private CdnFunctions() {}

    public static Collection<CdnFunction> all() {
        return BY_NAME.values();
    }

    /** @throws CallRefusedException when no function has that name */
    public static CdnFunction get(String name) {
        var function = BY_NAME.get(name);
        if (function == null) {
            throw new CallRefusedException(
                    ErrorCode.FUNCTION_UNKNOWN,
                    "the function " + Printable.of(name) + " is not supported; supported functions: "
                            + String.join(", ", BY_NAME.keySet()));
        }
        return function;
    }
}
