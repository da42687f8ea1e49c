package dev.backsource.config.aliyun.signature;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call as received.
 *
 * @param method the method of HTTP
 * @param path percent-encoded, as it was sent
 * @param query the parameters of the target, by name
 * @param form the parameters of the body, by name; none of them is in the target
 * @param headers all values by the name in lower case
 * @param body as it was sent
 */
public record SentCall(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Map<String, List<String>> headers,
        byte[] body) {
    public SentCall {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        headers = Map.copyOf(headers);
    }

    /** All parameters, of target and body. */
    public Map<String, String> parameters() {
        var all = new TreeMap<>(query);
        all.putAll(form);
        return all;
    }

    /** All values of a header. */
    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
