package dev.backsource.config.aliyun.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.config.testing.CdnCaller;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How a client signs a call, and where it puts the parameters. */
enum Signing {
    @JsonProperty("acs3-query")
    ACS3_QUERY {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            var headers = caller.acs3Headers(action, "");
            headers.putAll(more);
            return caller.acs3(parameters, headers, "");
        }
    },
    @JsonProperty("acs3-chunked")
    ACS3_CHUNKED {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            var request = ACS3_QUERY.request(caller, action, parameters, more);
            return HttpRequest.newBuilder(request, (name, value) -> true)
                    .POST(BodyPublishers.ofInputStream(InputStream::nullInputStream))
                    .build();
        }
    },
    @JsonProperty("rpc-query")
    RPC_QUERY {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            return post(caller, caller.rpcSigned("POST", caller.rpcParameters(action, parameters)), Map.of());
        }
    },
    @JsonProperty("rpc-form")
    RPC_FORM {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            var all = new TreeMap<>(parameters);
            all.put("Format", "json");
            var signed = caller.rpcSigned("POST", caller.rpcParameters(action, all));
            var query = new TreeMap<>(signed);
            query.keySet().retainAll(OF_PROTOCOL);
            var form = new TreeMap<>(signed);
            form.keySet().removeAll(OF_PROTOCOL);
            return post(caller, query, form);
        }
    },
    @JsonProperty("rpc-body")
    RPC_BODY {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            return post(caller, Map.of(), caller.rpcSigned("POST", caller.rpcParameters(action, parameters)));
        }
    },
    @JsonProperty("rpc-get")
    RPC_GET {
        @Override
        HttpRequest request(CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more) {
            return caller.get(caller.rpcSigned("GET", caller.rpcParameters(action, parameters)));
        }
    };

    private static final Set<String> OF_PROTOCOL = Set.of(
            "Action",
            "Format",
            "Version",
            "Timestamp",
            "AccessKeyId",
            "Signature",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureVersion");

    /** @param more headers */
    abstract HttpRequest request(
            CdnCaller caller, String action, Map<String, String> parameters, Map<String, String> more);

    private static HttpRequest post(CdnCaller caller, Map<String, String> query, Map<String, String> form) {
        var target = query.isEmpty() ? caller.base() : URI.create(caller.base() + "?" + CdnCaller.encoded(query));
        return HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CdnCaller.encoded(form)))
                .build();
    }
}
