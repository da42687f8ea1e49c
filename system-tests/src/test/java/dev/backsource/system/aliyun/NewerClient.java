package dev.backsource.system.aliyun;

import com.aliyun.cdn20180510.Client;
import com.aliyun.cdn20180510.models.BatchDeleteCdnDomainConfigRequest;
import com.aliyun.cdn20180510.models.BatchSetCdnDomainConfigRequest;
import com.aliyun.cdn20180510.models.DeleteSpecificConfigRequest;
import com.aliyun.cdn20180510.models.DescribeCdnDomainConfigsRequest;
import com.aliyun.tea.TeaException;
import java.util.List;
import java.util.stream.Collectors;

/** {@code com.aliyun:cdn20180510}, which signs in headers. */
final class NewerClient implements CdnClient {
    private final Client client;

    NewerClient(String endpoint, String keyId, String secret) throws Exception {
        client = new Client(new com.aliyun.teaopenapi.models.Config()
                .setAccessKeyId(keyId)
                .setAccessKeySecret(secret)
                .setEndpoint(endpoint)
                .setProtocol("http"));
    }

    @Override
    public List<Long> set(String domains, String functions) throws Exception {
        var request =
                new BatchSetCdnDomainConfigRequest().setDomainNames(domains).setFunctions(functions);
        return client.batchSetCdnDomainConfig(request).getBody().getDomainConfigList().getDomainConfigModel().stream()
                .map(model -> model.getConfigId())
                .toList();
    }

    @Override
    public List<Config> describe(String domain) throws Exception {
        var request = new DescribeCdnDomainConfigsRequest().setDomainName(domain);
        return client.describeCdnDomainConfigs(request).getBody().getDomainConfigs().getDomainConfig().stream()
                .map(config -> new Config(
                        config.getConfigId(),
                        config.getFunctionName(),
                        config.getStatus(),
                        config.getFunctionArgs().getFunctionArg().stream()
                                .collect(Collectors.toMap(
                                        argument -> argument.getArgName(), argument -> argument.getArgValue()))))
                .toList();
    }

    @Override
    public void deleteConfig(String domain, String id) throws Exception {
        client.deleteSpecificConfig(
                new DeleteSpecificConfigRequest().setDomainName(domain).setConfigId(id));
    }

    @Override
    public void delete(String domains, String functions) throws Exception {
        client.batchDeleteCdnDomainConfig(
                new BatchDeleteCdnDomainConfigRequest().setDomainNames(domains).setFunctionNames(functions));
    }

    @Override
    public Refused refused(Throwable failure) {
        var exception = (TeaException) failure;
        return new Refused(exception.getCode(), exception.getMessage());
    }

    @Override
    public String toString() {
        return "cdn20180510";
    }
}
