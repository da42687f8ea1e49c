package dev.backsource.system.aliyun;

import com.aliyun.cdn20180510.Client;
import com.aliyun.cdn20180510.models.AddCdnDomainRequest;
import com.aliyun.cdn20180510.models.BatchAddCdnDomainRequest;
import com.aliyun.cdn20180510.models.BatchDeleteCdnDomainConfigRequest;
import com.aliyun.cdn20180510.models.BatchSetCdnDomainConfigRequest;
import com.aliyun.cdn20180510.models.DeleteCdnDomainRequest;
import com.aliyun.cdn20180510.models.DeleteSpecificConfigRequest;
import com.aliyun.cdn20180510.models.DescribeCdnDomainConfigsRequest;
import com.aliyun.cdn20180510.models.DescribeCdnDomainDetailRequest;
import com.aliyun.cdn20180510.models.DescribeCdnUserDomainsByFuncRequest;
import com.aliyun.cdn20180510.models.DescribeDomainsBySourceRequest;
import com.aliyun.cdn20180510.models.DescribeRefreshQuotaRequest;
import com.aliyun.cdn20180510.models.DescribeRefreshTasksRequest;
import com.aliyun.cdn20180510.models.DescribeUserDomainsRequest;
import com.aliyun.cdn20180510.models.ModifyCdnDomainRequest;
import com.aliyun.cdn20180510.models.RefreshObjectCachesRequest;
import com.aliyun.cdn20180510.models.StartCdnDomainRequest;
import com.aliyun.cdn20180510.models.StopCdnDomainRequest;
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
    public void add(String domain, String sources) throws Exception {
        client.addCdnDomain(new AddCdnDomainRequest()
                .setDomainName(domain)
                .setCdnType("web")
                .setSources(sources));
    }

    @Override
    public void addAll(String domains, String sources) throws Exception {
        client.batchAddCdnDomain(new BatchAddCdnDomainRequest()
                .setDomainName(domains)
                .setCdnType("web")
                .setSources(sources));
    }

    @Override
    public void modify(String domain, String sources) throws Exception {
        client.modifyCdnDomain(
                new ModifyCdnDomainRequest().setDomainName(domain).setSources(sources));
    }

    @Override
    public void remove(String domain) throws Exception {
        client.deleteCdnDomain(new DeleteCdnDomainRequest().setDomainName(domain));
    }

    @Override
    public void stop(String domain) throws Exception {
        client.stopCdnDomain(new StopCdnDomainRequest().setDomainName(domain));
    }

    @Override
    public void start(String domain) throws Exception {
        client.startCdnDomain(new StartCdnDomainRequest().setDomainName(domain));
    }

    @Override
    public Shown detail(String domain) throws Exception {
        var detail = client.describeCdnDomainDetail(new DescribeCdnDomainDetailRequest().setDomainName(domain))
                .getBody()
                .getGetDomainDetailModel();
        return new Shown(
                detail.getDomainName(),
                detail.getDomainStatus(),
                detail.getCdnType(),
                detail.getGmtCreated(),
                detail.getSourceModels().getSourceModel().stream()
                        .map(source -> new Source(
                                source.getContent(),
                                source.getType(),
                                source.getPort(),
                                source.getPriority(),
                                source.getWeight()))
                        .toList());
    }

    @Override
    public Page domains(String part, int number, int size) throws Exception {
        var body = client.describeUserDomains(new DescribeUserDomainsRequest()
                        .setDomainName(part)
                        .setDomainSearchType("fuzzy_match")
                        .setPageNumber(number)
                        .setPageSize(size))
                .getBody();
        return new Page(
                body.getTotalCount(),
                body.getPageNumber(),
                body.getPageSize(),
                body.getDomains().getPageData().stream()
                        .map(item -> new Shown(
                                item.getDomainName(),
                                item.getDomainStatus(),
                                item.getCdnType(),
                                item.getGmtCreated(),
                                item.getSources().getSource().stream()
                                        .map(source -> new Source(
                                                source.getContent(),
                                                source.getType(),
                                                source.getPort(),
                                                source.getPriority(),
                                                source.getWeight()))
                                        .toList()))
                        .toList());
    }

    @Override
    public Page withFunction(int number, int size) throws Exception {
        var body = client.describeCdnUserDomainsByFunc(new DescribeCdnUserDomainsByFuncRequest()
                        .setFuncId(47)
                        .setPageNumber(number)
                        .setPageSize(size))
                .getBody();
        return new Page(
                body.getTotalCount(),
                body.getPageNumber(),
                body.getPageSize(),
                body.getDomains().getPageData().stream()
                        .map(item -> new Shown(
                                item.getDomainName(),
                                item.getDomainStatus(),
                                item.getCdnType(),
                                item.getGmtCreated(),
                                List.of()))
                        .toList());
    }

    @Override
    public List<OfSource> bySource(String sources) throws Exception {
        return client
                .describeDomainsBySource(new DescribeDomainsBySourceRequest().setSources(sources))
                .getBody()
                .getDomainsList()
                .getDomainsData()
                .stream()
                .map(one -> new OfSource(
                        one.getSource(),
                        one.getDomains().getDomainNames(),
                        one.getDomainInfos().getDomainInfo().stream()
                                .collect(Collectors.toMap(info -> info.getDomainName(), info -> info.getStatus()))))
                .toList();
    }

    @Override
    public String refresh(String paths, String type) throws Exception {
        return client.refreshObjectCaches(
                        new RefreshObjectCachesRequest().setObjectPath(paths).setObjectType(type))
                .getBody()
                .getRefreshTaskId();
    }

    @Override
    public List<Task> tasks(String ids) throws Exception {
        return client
                .describeRefreshTasks(new DescribeRefreshTasksRequest().setTaskId(ids))
                .getBody()
                .getTasks()
                .getCDNTask()
                .stream()
                .map(task -> new Task(
                        task.getTaskId(),
                        task.getObjectPath(),
                        task.getObjectType(),
                        task.getStatus(),
                        task.getProcess()))
                .toList();
    }

    @Override
    public String urlsLeft() throws Exception {
        return client.describeRefreshQuota(new DescribeRefreshQuotaRequest())
                .getBody()
                .getUrlRemain();
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
