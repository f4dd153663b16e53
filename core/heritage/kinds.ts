/** The closed set of what the graph can hold, named after CIDOC-CRM and Linked Art 1.0. */
import { z } from 'zod'

export const kindClasses = {
  Artifact: { crm: 'E22', linkedArt: 'HumanMadeObject' },
  Person: { crm: 'E21', linkedArt: 'Person' },
  Group: { crm: 'E74', linkedArt: 'Group' },
  Place: { crm: 'E53', linkedArt: 'Place' },
  Period: { crm: 'E4', linkedArt: 'Period' },
  Material: { crm: 'E57', linkedArt: 'Material' },
  Language: { crm: 'E56', linkedArt: 'Language' },
  Technique: { crm: 'E55', linkedArt: 'Type' },
  Culture: { crm: 'E55', linkedArt: 'Type' },
  Subject: { crm: 'E55', linkedArt: 'Type' },
  Style: { crm: 'E55', linkedArt: 'Type' },
  Text: { crm: 'E33', linkedArt: 'LinguisticObject' },
  Source: { crm: 'E33', linkedArt: 'LinguisticObject' },
  WordForm: { crm: 'E33', linkedArt: 'LinguisticObject' },
  Practice: { crm: 'E89', linkedArt: 'PropositionalObject' },
  MusicalWork: { crm: 'E89', linkedArt: 'PropositionalObject' },
  VisualWork: { crm: 'E36', linkedArt: 'VisualItem' },
  MediaAsset: { crm: 'D1', linkedArt: 'DigitalObject' },
  Exhibition: { crm: 'E7', linkedArt: 'Activity' },
  Acquisition: { crm: 'E8', linkedArt: 'Activity' },
  Collection: { crm: 'E78', linkedArt: 'Set' },
  Gallery: { crm: 'E53', linkedArt: 'Place' },
  Production: { crm: 'E12', linkedArt: 'Production' },
  CognateSet: { crm: 'E89', linkedArt: null },
  Tour: { crm: 'E29', linkedArt: null },
  Annotation: { crm: 'E33', linkedArt: null },
  Sensor: { crm: 'E22', linkedArt: null },
  InterestGroup: { crm: 'E74', linkedArt: null },
  Assertion: { crm: 'E13', linkedArt: 'AttributeAssignment' },
} as const

export type Kind = keyof typeof kindClasses
export const kinds = Object.keys(kindClasses) as [Kind, ...Kind[]]
export const kindSchema = z.enum(kinds)
