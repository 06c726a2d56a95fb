import { type ImportReport } from './import-report';
import { buyerOf } from './import-parties';
import { readText } from './read-text';
import { Source } from './source';

const MOST_REGION = 500;
const NOT_STATED = '未注明';

/** Where the contract is performed: as the tender or its items say, else where the buyer is. */
export function importRegion(release: Source, report: ImportReport): string {
  const tender = release.get('tender');
  const [item = new Source(undefined)] = tender.get('items').elements();
  const stated = [
    tender.get('placeOfPerformance'),
    ...tender.get('deliveryAddresses').elements(),
    tender.get('deliveryAddress'),
    item.get('deliveryAddress'),
    ...item.get('deliveryAddresses').elements(),
  ];
  for (const place of stated) {
    const region = describe(place, report);
    if (region !== '') return region;
  }
  const address = buyerOf(release).party.get('address');
  const region = describe(address, report) || NOT_STATED;
  report.add(
    'filled',
    { field: 'region', source: address, after: region },
    '未写明实施地点，采用采购人所在地',
    "no place of performance; the buyer's place is taken",
  );
  return region;
}

/** An address down to its locality; or a text. */
function describe(place: Source, report: ImportReport): string {
  if (!place.isObject()) return place.isEmpty() ? '' : readText(place, 'region', MOST_REGION, report);
  const address = place.get('address').isObject() ? place.get('address') : place;
  const parts = ['locality', 'region', 'countryName', 'description']
    .map((name) => readText(address.get(name), 'region', MOST_REGION, report))
    .filter((part) => part !== '');
  return parts.join(', ').slice(0, MOST_REGION).toWellFormed();
}
